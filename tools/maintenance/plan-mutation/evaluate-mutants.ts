import { policies } from "../../../policy-pack/policies";
import type { PlannedResource } from "../../../preview/model";
import type { DeclaredInputs, Mutant } from "./mutations";
import { mutationsOf } from "./mutations";
import { planEvaluator } from "./plan-evaluator";
import { stackConfiguration } from "./stack-configuration";
import { type Outcome, verdictBy } from "./verdicts";

export interface Evaluation {
  readonly stack: string;
  readonly plan: readonly PlannedResource[];
  readonly declaredInputs: DeclaredInputs;
  /** Chooses mutants by their index; all by default. */
  readonly isChosen?: (mutant: Mutant, index: number) => boolean;
  /** A policy to turn off, whatever the stack's configuration. */
  readonly withoutPolicy?: string;
  readonly onProgress?: (done: number) => void;
}

/** Evaluates mutants of a plan with the whole pack, as the stack configures it. */
export async function evaluateMutants({
  stack,
  plan,
  declaredInputs,
  isChosen = () => true,
  withoutPolicy,
  onProgress = () => {},
}: Evaluation): Promise<readonly Outcome[]> {
  const kept = policies.filter(({ name }) => name !== withoutPolicy);
  const evaluate = planEvaluator(kept, await stackConfiguration(stack));
  const verdictOf = verdictBy(await evaluate(plan));
  const outcomes: Outcome[] = [];
  let index = 0;
  for (const mutant of mutationsOf(plan, declaredInputs)) {
    index += 1;
    const changed = isChosen(mutant, index - 1) ? mutant.make() : undefined;
    if (changed === undefined) continue;
    const { urn, type, path, operator } = mutant;
    outcomes.push({ urn, type, path, operator, ...verdictOf(await evaluate(changed)) });
    onProgress(index);
  }
  return outcomes;
}
