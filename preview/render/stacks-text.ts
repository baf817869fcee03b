import type { PreviewResult } from "../model";
import { notEvaluated } from "../not-evaluated";
import { printableResult } from "../printable";
import { hideSecrets } from "../secrets/hide-secrets";
import { colorsFor } from "./color";
import { countResult, outcomeOf } from "./counts";
import { renderText, type TextOptions } from "./text";

/** A section for each stack, then a table of all. Ends with a line break. */
export function renderStacksText(results: readonly PreviewResult[], options: TextOptions): string {
  const sections = results.map((result) => renderText(result, { ...options, hints: false }));
  return [...sections, renderTable(results, options)].join("\n");
}

const titles = ["Stack", "Result", "Create", "Mandatory", "Advisory", "Remediated"] as const;

function renderTable(results: readonly PreviewResult[], { color }: TextOptions): string {
  const colors = colorsFor(color);
  const paint = (result: PreviewResult) => {
    if (outcomeOf(result) !== "passed") return colors.red;
    const isWhole = result.packs.length > 0 && notEvaluated(result).length === 0;
    return isWhole && result.violations.length === 0 ? colors.green : colors.yellow;
  };
  const rows = results.map((result) => {
    const { create, mandatory, advisory, remediated } = countResult(result);
    const { stack } = printableResult(hideSecrets(result));
    return [stack, outcomeOf(result), create, mandatory, advisory, remediated].map(String);
  });
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `    ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  ")}`.trimEnd();
  const lines = rows.map((row, index) => {
    const result = results[index];
    return result === undefined ? line(row) : paint(result)(line(row));
  });
  return [colors.bold(colors.magenta("Stacks:")), line(titles), ...lines, ""].join("\n");
}

/** Aligns names to the left and numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
