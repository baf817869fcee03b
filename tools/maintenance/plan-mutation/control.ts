import type { StackClasses } from "./compare-survivors";

/** For each policy, how many changes no other policy reports as mandatory: without it, they survive. */
export function solelyCaught(results: readonly StackClasses[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict, policies } of outcomesOf(results)) {
    const [only, ...others] = policies;
    if (verdict !== "caught" || only === undefined || others.length > 0) continue;
    counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  return counts;
}

function outcomesOf(results: readonly StackClasses[]) {
  return results.flatMap(({ classes }) => classes.flatMap(({ outcomes }) => outcomes));
}
