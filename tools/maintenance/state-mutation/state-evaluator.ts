import { evaluateState } from "../../../policy-pack/engine/session";
import { withStateValidation } from "../../../policy-pack/engine/state-validation";
import { policies } from "../../../policy-pack/policies";
import type { PackConfiguration } from "../../../policy-pack/testing/evaluator";
import type { PlannedResource } from "../../../preview/model";
import { type PlanFinding, planEvaluator } from "../plan-mutation/plan-evaluator";

/** The policies that compare a state with what the program declares, and what they need of the others. */
const comparing: readonly string[] = ["settings", "drift"];

/** It says of each run how the pack is configured, and nothing of a stack. */
const ofConfiguration = "configuration-not-relaxed";

type Evaluate = (resources: readonly PlannedResource[]) => Promise<readonly PlanFinding[]>;

export interface StateEvaluators {
  /** By what is compared, which is quick. */
  readonly compare: Evaluate;
  /** By the whole pack. */
  readonly evaluate: Evaluate;
}

/** Evaluates deployed states, in both phases, by direct calls. */
export function stateEvaluators(configuration: PackConfiguration): StateEvaluators {
  const all = withStateValidation(policies).filter(({ name }) => name !== ofConfiguration);
  const some = all.filter(({ name }) => comparing.includes(name));
  const inState = (evaluate: Evaluate): Evaluate => {
    return (resources) => {
      evaluateState();
      return evaluate(resources);
    };
  };
  return {
    compare: inState(planEvaluator(some, configuration)),
    evaluate: inState(planEvaluator(all, configuration)),
  };
}
