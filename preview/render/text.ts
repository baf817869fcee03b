import type { PreviewResult } from "../model";
import { printableResult } from "../printable";
import { hideSecrets } from "../secrets/hide-secrets";
import { type Colors, colorsFor } from "./color";
import { countResult, outcomeOf, plural } from "./counts";
import { renderDiagnostics } from "./diagnostics";
import { renderOutputs } from "./outputs";
import { renderPolicies } from "./policies";
import { renderTree } from "./resource-tree";

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal; rows of the plan that are wider are cut. */
  readonly width?: number;
  /** Folders are shown relative to it. */
  readonly cwd?: string;
}

/** One stack's preview for a person, in the order and the words of `pulumi preview`; ends with a line break. */
export function renderText(given: PreviewResult, options: TextOptions): string {
  const colors = colorsFor(options.color);
  const result = printableResult(hideSecrets(given));
  const sections = [
    renderPlan(result, colors, options.width),
    renderNotes(result, colors),
    renderDiagnostics(result, colors),
    renderPolicies(result, { colors, cwd: options.cwd ?? process.cwd() }),
    renderOutputs(result.outputs, colors),
    renderSummary(result, colors),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function renderPlan(
  result: PreviewResult,
  colors: Colors,
  width = Number.POSITIVE_INFINITY,
): string {
  const doing = result.judged === "state" ? "Judging deployed stack" : "Previewing update";
  const title = `${colors.bold(colors.magenta(doing))} (${result.stack}):`;
  return [title, renderTree(result, colors, width)].join("\n").trimEnd();
}

function renderNotes({ notes }: PreviewResult, colors: Colors): string {
  if (notes.length === 0) return "";
  const items = [...new Set(notes.map(({ text }) => text))].map((text) =>
    `    - ${text.trimEnd()}`.replace(/\n(?=.)/g, "\n      "),
  );
  return [colors.bold(colors.magenta("Notes:")), ...items].join("\n");
}

function renderSummary(result: PreviewResult, colors: Colors): string {
  const counts = countResult(result);
  const { create, deployed, read } = counts;
  const isState = result.judged === "state";
  return [
    colors.bold(colors.magenta("Resources:")),
    isState ? `    ${deployed} deployed` : `    ${colors.green(`+ ${create} to create`)}`,
    ...(read === 0 ? [] : [`    > ${read} ${isState ? "read" : "to read, not judged"}`]),
    "",
    verdictLine(result, colors),
  ].join("\n");
}

function verdictLine(result: PreviewResult, colors: Colors): string {
  const outcome = outcomeOf(result);
  if (outcome === "failed") return colors.red("The program failed: the plan above is incomplete.");
  if (result.packs.length === 0) return "No policy pack judged this plan.";
  const { create, deployed, mandatory, advisory, violating } = countResult(result);
  const resources = plural(create + deployed, "resource");
  if (mandatory + advisory === 0) {
    return colors.green(`No policy violations in ${resources}.`);
  }
  const levels = [
    ...(mandatory === 0 ? [] : [`${mandatory} mandatory`]),
    ...(advisory === 0 ? [] : [`${advisory} advisory`]),
  ].join(" and ");
  const noun = mandatory + advisory === 1 ? "policy violation" : "policy violations";
  const paint = outcome === "violations" ? colors.red : colors.yellow;
  return paint(`${levels} ${noun} in ${violating} of ${resources}.`);
}
