import type { PlannedResource } from "../preview/model";

const urn = /urn:pulumi:[^"]*?::[^":]+::[^":]+::[^":]+/g;

/**
 * A plan of exactly `count` resources: the given one over and over, each copy with names of its own and
 * its links among itself. `physicalPrefix` is what the names in AWS begin with.
 */
export function enlargePlan(
  plan: readonly PlannedResource[],
  count: number,
  physicalPrefix = "lambda-etl-optimization-prod",
): readonly PlannedResource[] {
  const text = JSON.stringify(plan);
  const copies: PlannedResource[] = [];
  for (let copy = 1; copies.length < count; copy += 1) {
    const renamed = text
      .replaceAll(urn, `$&-${copy}`)
      .replaceAll(physicalPrefix, `${physicalPrefix}-${copy}`);
    copies.push(...(JSON.parse(renamed) as readonly PlannedResource[]));
  }
  return copies.slice(0, count);
}
