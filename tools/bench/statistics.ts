/** The median; the upper of the two middle values if their number is even. */
export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

/** The value that the given share of all values lies below. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

/**
 * The exponent by which time or memory grows with size: the slope of the line through the points'
 * logarithms.
 */
export function exponentOf(points: readonly (readonly [size: number, value: number])[]): number {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const);
  const meanSize = meanOf(logs.map(([size]) => size));
  const meanValue = meanOf(logs.map(([, value]) => value));
  const sum = (terms: readonly number[]) => terms.reduce((total, term) => total + term, 0);
  return (
    sum(logs.map(([size, value]) => (size - meanSize) * (value - meanValue))) /
    sum(logs.map(([size]) => (size - meanSize) ** 2))
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
