import type { PlannedResource } from "../../preview/model";

const urn = /"urn:pulumi:[^"]+(?=")/g;

/**
 * A plan of exactly `count` resources: repeated copies of the given one, each with its own names
 * and internal links. `physicalPrefixes` are the prefixes of names in AWS.
 */
export function enlargePlan(
  plan: readonly PlannedResource[],
  count: number,
  physicalPrefixes: readonly string[] = ["lambda-etl-optimization-prod", "acme-etl-prod"],
): readonly PlannedResource[] {
  const text = JSON.stringify(plan);
  const copies: PlannedResource[] = [];
  for (let copy = 1; copies.length < count; copy += 1) {
    const renamed = physicalPrefixes.reduce(
      (renaming, prefix) => renaming.replaceAll(prefix, `${prefix}-${copy}`),
      text.replaceAll(urn, `$&-${copy}`),
    );
    copies.push(...(JSON.parse(renamed) as readonly PlannedResource[]));
  }
  return copies.slice(0, count);
}
