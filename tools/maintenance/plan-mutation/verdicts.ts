import type { Mutant } from "./mutations";
import type { PlanFinding } from "./plan-evaluator";

/** caught: a mandatory finding more than without the change; advisory: only such as let the update go on. */
export type Verdict = "caught" | "advisory" | "survived";

/** What the pack said of a mutant. */
export interface Outcome extends Pick<Mutant, "urn" | "type" | "path" | "operator"> {
  readonly verdict: Verdict;
  /** The policies that have the findings behind the verdict, sorted. */
  readonly policies: readonly string[];
}

/** Tells verdicts by what is found in the plan without a change. */
export function verdictBy(
  baseline: readonly PlanFinding[],
): (found: readonly PlanFinding[]) => Pick<Outcome, "verdict" | "policies"> {
  const known = new Set(baseline.map(keyOf));
  return (found) => {
    const added = found.filter((finding) => !known.has(keyOf(finding)));
    const mandatory = added.filter(({ level }) => level === "mandatory");
    const counted = mandatory.length > 0 ? mandatory : added;
    return {
      verdict: mandatory.length > 0 ? "caught" : added.length > 0 ? "advisory" : "survived",
      policies: [...new Set(counted.map(({ policy }) => policy))].sort(),
    };
  };
}

function keyOf({ policy, urn, level, message }: PlanFinding): string {
  return [policy, urn, level, message].join("\n");
}

/** All mutants of a type, a path and an operator. */
export interface MutantClass {
  readonly type: string;
  readonly path: string;
  readonly operator: string;
  readonly outcomes: readonly Outcome[];
  /** That of the mutant which comes off worst. */
  readonly verdict: Verdict;
}

/** Classes in the order of their first mutants. */
export function classesOf(outcomes: readonly Outcome[]): readonly MutantClass[] {
  return [...Map.groupBy(outcomes, classKey).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { type, path, operator } = first;
    return [{ type, path, operator, outcomes: all, verdict: worstOf(all) }];
  });
}

export function classKey({ type, path, operator }: Pick<Mutant, "type" | "path" | "operator">) {
  return `${type} ${path} ${operator}`;
}

function worstOf(outcomes: readonly Outcome[]): Verdict {
  const verdicts = new Set(outcomes.map(({ verdict }) => verdict));
  if (verdicts.has("survived")) return "survived";
  return verdicts.has("advisory") ? "advisory" : "caught";
}
