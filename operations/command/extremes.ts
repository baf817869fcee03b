// Math.max(...values) overflows the stack on a large log.

/** The largest value of a list of any length; -Infinity for an empty list. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

/** The smallest value of a list of any length; Infinity for an empty list. */
export function smallestOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
