import type { SourceField } from "../../lambdas/datasets/specification-types";

const MAX_PRECISION = 38;
const DIGITS = /^[+-]?(?<whole>\d*)(?:\.(?<decimals>\d*))?$/;

const DATES = [
  "dd.MM.yyyy",
  "d.M.yyyy",
  "dd/MM/yyyy",
  "MM/dd/yyyy",
  "d/M/yyyy",
  "M/d/yyyy",
  "yyyy/MM/dd",
  "dd-MM-yyyy",
  "dd-MMM-yyyy",
  "d MMM yyyy",
  "d MMMM yyyy",
  "MMM d, yyyy",
  "MMMM d, yyyy",
  "dd.MM.yy",
  "MM/dd/yy",
];
const TIMES = [" HH:mm", " HH:mm:ss", " HH:mm:ss.SSS", " h:mm a", " h:mm:ss a", ", HH:mm"];
const WHOLE_TIMES = [
  "dd/MMM/yyyy:HH:mm:ss X",
  "EEE, d MMM yyyy HH:mm:ss X",
  "EEE MMM d HH:mm:ss yyyy",
];

/** Candidate fields for times and dates: first those without options, then patterns. */
export const TIME_FIELDS: readonly SourceField[] = [
  { type: "date" },
  { type: "timestamp" },
  { type: "timestamp", format: "iso8601" },
  { type: "timestamp", format: "iso8601", resolution: "microseconds" },
  ...DATES.map((format): SourceField => ({ type: "date", format })),
  ...[...DATES.flatMap((date) => TIMES.map((time) => date + time)), ...WHOLE_TIMES].map(
    (format): SourceField => ({ type: "timestamp", format }),
  ),
];

const EPOCH_NAME = /(?:_at|time|stamp|epoch|date|^ts)$/i;
// 2001 to 2096, in each unit.
const EPOCHS = [
  ["epochSeconds", 1e9],
  ["epochMilliseconds", 1e12],
  ["epochMicroseconds", 1e15],
] as const;

/** The epoch format of whole numbers, if the column's name and all values suggest one. */
export function epochFormat(name: string, values: readonly string[]): string | undefined {
  if (!EPOCH_NAME.test(name) || values.length === 0) return undefined;
  return EPOCHS.find(([, least]) =>
    values.every((value) => Number(value) >= least && Number(value) < 4 * least),
  )?.[0];
}

/** A decimal field that can hold all these numbers; empty if they are not plain decimals or too long. */
export function decimalFields(values: readonly string[]): readonly SourceField[] {
  let [whole, scale] = [1, 0];
  for (const value of values) {
    const found = DIGITS.exec(value)?.groups;
    if (found === undefined) return [];
    whole = Math.max(whole, found.whole?.length ?? 0);
    scale = Math.max(scale, found.decimals?.length ?? 0);
  }
  const precision = whole + scale;
  return precision > MAX_PRECISION || scale === 0 ? [] : [{ type: "decimal", precision, scale }];
}
