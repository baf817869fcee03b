import { formatUsd } from "../command/money";
import { formatFigures } from "../command/text-table";
import type { Judgement } from "./judge";

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

/** The judgements as text: a table, then each function's reasons and what each measured value costs. */
export function formatJudgements(
  judgements: readonly Judgement[],
  strangers: readonly string[],
): string {
  return [
    ...formatFigures([HEADER, ...judgements.map(tableRow)]),
    "",
    ...judgements.flatMap(formatReasons),
    ...strangers.map((name) => `${name}: not a function of this stack.`),
    "",
  ].join("\n");
}

function tableRow(judgement: Judgement): readonly string[] {
  const { name, memoryMb, ceilingMb, timeoutSeconds, invocations, verdict } = judgement;
  const { maxMemoryUsedMb, durations } = judgement;
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

function formatReasons(judgement: Judgement): readonly string[] {
  const { name, verdict, advice, values, memoryMb, throttles } = judgement;
  const rows = values.map(({ source, averageDurationMs, usdPerMillion, isAllowed, ...value }) => [
    `  ${value.memoryMb} MB${value.memoryMb === memoryMb ? " (as it is)" : ""}${isAllowed ? "" : " (above the ceiling)"}`,
    source,
    formatMs(averageDurationMs),
    formatUsd(usdPerMillion),
  ]);
  return [
    `${name}: ${verdict}. ${advice}`,
    ...(throttles > 0
      ? [`  Throttles: ${throttles}. They are about concurrency, not memory.`]
      : []),
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
