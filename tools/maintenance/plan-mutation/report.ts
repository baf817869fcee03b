import { countOf } from "../../../operations/command/counts";
import { formatFigures } from "../../../operations/command/text-table";
import type { Comparison, StackClasses } from "./compare-survivors";
import type { Verdict } from "./verdicts";

const verdicts: readonly Verdict[] = ["caught", "advisory", "survived"];

/** The number of changes for each stack, and their verdicts. */
export function formatTotals(results: readonly StackClasses[]): string {
  const rows = results.flatMap(({ stack, classes }) => {
    const mutants = classes.flatMap(({ outcomes }) => outcomes);
    return [
      [`${stack}, changes`, ...countVerdicts(mutants)],
      [`${stack}, classes`, ...countVerdicts(classes)],
    ];
  });
  return `${formatFigures([["", "made", ...verdicts], ...rows]).join("\n")}\n`;
}

function countVerdicts(all: readonly { readonly verdict: Verdict }[]): readonly string[] {
  const counts = verdicts.map((each) => all.filter(({ verdict }) => verdict === each).length);
  return [all.length, ...counts].map(String);
}

/** The survivors that are not listed, and the listed classes that do not survive. */
export function formatComparison({ unlisted, stale }: Comparison): string {
  const lines = [
    ...unlisted.map(
      ({ stack, resource, type, path, operator }) =>
        `not listed: ${stack}, ${type}, ${path}, ${operator} (${resource})`,
    ),
    ...stale.map(
      ({ type, path, operator, reason }) =>
        `listed as "${reason}", and does not survive: ${type}, ${path}, ${operator}`,
    ),
  ];
  const summary = `${countOf(unlisted.length, "survivor")} not listed, ${stale.length} listed and not surviving.`;
  return `\n${[...lines, summary].join("\n")}\n`;
}
