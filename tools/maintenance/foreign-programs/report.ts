import { countOf } from "../../../operations/command/counts";
import { formatTable } from "../../../operations/command/text-table";
import type { Preview } from "./run-program";

export interface Outcome {
  readonly program: string;
  readonly preview: Preview;
}

const errorWidth = 100;

/** The outcomes of the programs, and the policies with the most findings. */
export function formatReport(outcomes: readonly Outcome[]): string {
  const running = outcomes.filter(({ preview }) => preview.error === undefined);
  const lines = [
    ...formatPrograms(outcomes),
    "",
    `${running.length} of ${countOf(outcomes.length, "program")} run without an error.`,
    "",
    ...formatPolicies(running),
  ];
  return `${lines.join("\n")}\n`;
}

function formatPrograms(outcomes: readonly Outcome[]): readonly string[] {
  const rows = outcomes.map(({ program, preview }) => {
    const { resources, summary, durations, error } = preview;
    const figures = [resources.length, summary.mandatory, summary.advisory].map(String);
    const seconds = (durations.totalMs / 1000).toFixed(1);
    return [program, ...figures, seconds, error === undefined ? "runs" : shortError(error)];
  });
  const header = ["program", "resources", "mandatory", "advisory", "seconds", ""];
  return formatTable([header, ...rows], ["left", "right", "right", "right", "right", "left"]);
}

/** The error without its stack trace. */
function shortError(error: string): string {
  const lines = error.split("\n").filter((line) => !line.startsWith("Running program "));
  return (lines[0] ?? error).trim().slice(0, errorWidth);
}

function formatPolicies(outcomes: readonly Outcome[]): readonly string[] {
  const found = outcomes.flatMap(({ program, preview }) =>
    preview.violations.map(({ policy, level }) => ({ program, key: `${policy} ${level}` })),
  );
  const rows = [...Map.groupBy(found, ({ key }) => key)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([key, all]) => {
      const programs = new Set(all.map(({ program }) => program)).size;
      return [...key.split(" "), String(all.length), String(programs)];
    });
  const header = ["policy", "level", "violations", "programs"];
  return formatTable([header, ...rows], ["left", "left", "right", "right"]);
}
