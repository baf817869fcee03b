import { policies } from "../../../policy-pack/policies";
import type { StackClasses } from "./compare-survivors";

/** A policy, and what would survive without it. */
export interface PolicyCatches {
  readonly policy: string;
  /** Changes that it reports as mandatory. */
  readonly caught: number;
  /** Those among them that no other policy reports: without the policy they survive, and no list has them. */
  readonly alone: number;
}

/** How many changes each policy catches, and how many it alone. */
export function catchesByPolicy(results: readonly StackClasses[]): readonly PolicyCatches[] {
  const caught = results
    .flatMap(({ classes }) => classes.flatMap(({ outcomes }) => outcomes))
    .filter(({ verdict }) => verdict === "caught");
  const count = (isCounted: (names: readonly string[]) => boolean) =>
    caught.filter(({ policies: names }) => isCounted(names)).length;
  return policies.map(({ name: policy }) => ({
    policy,
    caught: count((names) => names.includes(policy)),
    alone: count((names) => names.length === 1 && names[0] === policy),
  }));
}
