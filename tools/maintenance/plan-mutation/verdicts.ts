import type { Mutant } from "./mutations";
import type { PlanFinding } from "./plan-evaluator";

/**
 * caught: a mandatory finding that the unchanged plan does not have; advisory: only new findings
 * that let the update continue.
 */
export type Verdict = "caught" | "advisory" | "survived";

/** The pack's verdict on a mutant. */
export interface Outcome extends Pick<Mutant, "urn" | "type" | "path" | "operator"> {
  readonly verdict: Verdict;
  /** The policies with the findings behind the verdict, sorted. */
  readonly policies: readonly string[];
}

/** Decides verdicts by comparison with the findings in the unchanged plan. */
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

/** All mutants with the same type, path and operator. */
export interface MutantClass {
  readonly type: string;
  readonly path: string;
  readonly operator: string;
  readonly outcomes: readonly Outcome[];
  /** The worst verdict of its mutants; "survived" is the worst. */
  readonly verdict: Verdict;
}

/** Groups outcomes into classes, in the order of their first mutants. */
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
