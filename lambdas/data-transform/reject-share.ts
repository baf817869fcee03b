/** How many records of an object had each outcome. */
export interface Counts {
  readonly written: number;
  readonly invalid: number;
  /** Left out by a filter. */
  readonly filtered: number;
}

/** The problem if more records are invalid than the maximum share allows. */
export function rejectShareProblem(
  { written, invalid, filtered }: Counts,
  maxShare: number,
): string | undefined {
  const all = written + invalid + filtered;
  if (invalid <= maxShare * all) return undefined;
  return `${invalid} of ${all} records are invalid, more than the share of ${maxShare} that the specification allows`;
}
