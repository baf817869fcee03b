// As arguments of Math.max, the lines of a large log would be more than a call can have.

/** The largest of a list of any length; -Infinity of none. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

/** The smallest of a list of any length; Infinity of none. */
export function smallestOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
