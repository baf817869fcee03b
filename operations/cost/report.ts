import { formatSaving, formatUsdRange, percent } from "../command/money";
import { formatFigures } from "../command/text-table";
import type { Estimate, FunctionEstimate } from "../pricing/estimate";
import type { CostLine, MonthCost } from "../pricing/month";
import { type Range, sumRanges } from "../pricing/range";

const LABELS: Readonly<Record<CostLine, string>> = {
  duration: "duration",
  init: "init (cold starts)",
  requests: "requests",
  snapStartCache: "SnapStart cache",
  snapStartRestores: "SnapStart restores",
  logs: "logs",
  s3Requests: "S3 requests",
  traces: "X-Ray traces",
  customMetrics: "custom metrics",
};
const CHART_WIDTH = 40;

/** The estimate as text: its basis, a table of the functions and totals, a chart, and what it excludes. */
export function formatEstimate(estimate: Estimate): string {
  const { functions, compute, region, pricesReadOn, basis, hasFreeTier } = estimate;
  return [
    `${describeMonth(estimate)}, in US dollars, at the prices of ${region} of ${pricesReadOn}.`,
    `Durations: ${basis}. ${describeColdStarts(estimate)}`,
    hasFreeTier ? "The free tier is deducted." : "The free tier is not deducted.",
    "",
    ...formatFigures(tableRows(estimate)),
    "",
    ...formatChart(functions, compute),
    "",
    `Saved on duration and init, with the slower CPU of less memory: ${formatSaving(compute.before, compute.after)}.`,
    `By allocated memory alone, ignoring the slower CPU: ${allocated(functions)}. That is not a real saving.`,
    ...estimate.unknown.map((name) => `Not included: ${name}, which was never measured.`),
    "Not included:",
    ...estimate.leftOut.map((what) => `  ${what}`),
    "",
  ].join("\n");
}

function describeMonth({ hasFigures, workload }: Estimate): string {
  const { objects, objectMb, areObjectsGiven } = workload;
  return hasFigures && !areObjectsGiven
    ? "A month as counted by CloudWatch"
    : `A month of ${objects} objects of ${objectMb} MB`;
}

function describeColdStarts({ hasFigures, workload }: Estimate): string {
  return hasFigures
    ? "Cold starts: as counted."
    : `Cold starts: ${workload.coldStartShare * 100} % of the invocations.`;
}

function tableRows({ functions, before, after, alarmMetrics }: Estimate) {
  const row = (what: string, one: Range, other: Range) => [
    what,
    formatUsdRange(one),
    formatUsdRange(other),
  ];
  return [
    ["", "before", "after"],
    ...functions.flatMap((each) => [
      row(`${each.settings.name}, ${describeSettings(each)}`, each.before.total, each.after.total),
      ...shownLines(each).map((line) =>
        row(`  ${LABELS[line]}`, each.before.lines[line], each.after.lines[line]),
      ),
    ]),
    row(`alarms, on ${alarmMetrics} metrics`, before.alarms, after.alarms),
    row("all", before.total, after.total),
  ];
}

function shownLines({ before, after }: FunctionEstimate): readonly CostLine[] {
  return (Object.keys(LABELS) as CostLine[]).filter(
    (line) => before.lines[line].high > 0 || after.lines[line].high > 0,
  );
}

function describeSettings({ settings: { memoryMb, architecture, snapStart } }: FunctionEstimate) {
  return `${memoryMb} MB ${architecture}${snapStart ? ", SnapStart" : ""}`;
}

/** Bars of duration and init: solid up to the low bound, light up to the high bound. */
function formatChart(
  functions: readonly FunctionEstimate[],
  compute: Estimate["compute"],
): readonly string[] {
  const bars = functions.flatMap(({ settings, before, after }) => [
    { label: `${settings.name}  before`, cost: computeOf(before) },
    { label: "after", cost: computeOf(after) },
  ]);
  const width = Math.max(...bars.map(({ label }) => label.length));
  const scale = CHART_WIDTH / Math.max(...bars.map(({ cost }) => cost.high), Number.MIN_VALUE);
  const bar = ({ low, high }: Range) => {
    const [full, all] = [Math.round(low * scale), Math.round(high * scale)];
    return `${"█".repeat(full)}${"░".repeat(all - full)}`.padEnd(CHART_WIDTH);
  };
  return [
    `Duration and init: ${formatUsdRange(compute.before)} before, ${formatUsdRange(compute.after)} after`,
    ...bars.map(
      ({ label, cost }) => `${label.padStart(width)} ${bar(cost)} ${formatUsdRange(cost)}`,
    ),
  ];
}

function computeOf({ lines }: MonthCost["functions"][number]): Range {
  return sumRanges([lines.duration, lines.init]);
}

function allocated(functions: readonly FunctionEstimate[]): string {
  return functions
    .map((each) => `${each.settings.name} ${percent(each.savedByAllocatedMemoryAlone)}`)
    .join(", ");
}
