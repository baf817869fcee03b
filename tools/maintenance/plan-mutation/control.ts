import { policies } from "../../../policy-pack/policies";
import type { StackClasses } from "./compare-survivors";

/** A policy, and the number of changes that would survive without it. */
export interface PolicyCatches {
  readonly policy: string;
  /** Changes that it reports as mandatory. */
  readonly caught: number;
  /** Those that no other policy reports: without the policy they would be unlisted survivors. */
  readonly alone: number;
}

/** The number of changes that each policy catches, and that it alone catches. */
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
