import { formatUsd } from "../command/money";
import { formatFigures } from "../command/text-table";
import type { SizeAdvice } from "./advise-size";

const HEADER = [
  "",
  "memory",
  "ceiling",
  "used",
  "calls",
  "p50",
  "p95",
  "p99",
  "timeout",
  "verdict",
];

/** The recommendations as text: a table, then each function's reasons and the cost of each measured value. */
export function formatAdvice(
  advice: readonly SizeAdvice[],
  unknownNames: readonly string[],
): string {
  return [
    ...formatFigures([HEADER, ...advice.map(tableRow)]),
    "",
    ...advice.flatMap(formatReasons),
    ...unknownNames.map((name) => `${name}: not a function of this stack.`),
    "",
  ].join("\n");
}

function tableRow(each: SizeAdvice): readonly string[] {
  const { name, memoryMb, ceilingMb, timeoutSeconds, invocations, verdict } = each;
  const { maxMemoryUsedMb, durations } = each;
  return [
    name,
    `${memoryMb} MB`,
    `${ceilingMb} MB`,
    maxMemoryUsedMb === undefined ? "-" : `${Math.round(maxMemoryUsedMb)} MB`,
    String(invocations),
    formatMs(durations?.p50Ms),
    formatMs(durations?.p95Ms),
    formatMs(durations?.p99Ms),
    `${timeoutSeconds} s`,
    verdict,
  ];
}

function formatReasons(each: SizeAdvice): readonly string[] {
  const { name, verdict, advice, values, memoryMb, throttles } = each;
  const rows = values.map(({ source, averageDurationMs, usdPerMillion, isAllowed, ...value }) => [
    `  ${value.memoryMb} MB${value.memoryMb === memoryMb ? " (current)" : ""}${isAllowed ? "" : " (above the ceiling)"}`,
    source,
    formatMs(averageDurationMs),
    formatUsd(usdPerMillion),
  ]);
  return [
    `${name}: ${verdict}. ${advice}`,
    ...(throttles > 0 ? [`  Throttles: ${throttles}. They concern concurrency, not memory.`] : []),
    ...(rows.length > 0
      ? formatFigures([["  memory", "from", "average", "a million"], ...rows])
      : []),
    "",
  ];
}

function formatMs(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "-";
  return milliseconds < 10_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
