/** A figure between two bounds; both are equal if it is known exactly. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export type Bound = keyof Range;

export function exactly(value: number): Range {
  return { low: value, high: value };
}

export function mapRange(range: Range, change: (value: number) => number): Range {
  return { low: change(range.low), high: change(range.high) };
}

export function sumRanges(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (total, { low, high }) => ({ low: total.low + low, high: total.high + high }),
    exactly(0),
  );
}
