import { evaluateState } from "../../../policy-pack/engine/session";
import { withStateValidation } from "../../../policy-pack/engine/state-validation";
import { policies } from "../../../policy-pack/policies";
import type { PackConfiguration } from "../../../policy-pack/testing/evaluator";
import type { PlannedResource } from "../../../preview/model";
import { type PlanFinding, planEvaluator } from "../plan-mutation/plan-evaluator";

/** The policies that compare a state with the program, and those that they depend on. */
const comparing: readonly string[] = ["settings", "drift"];

/** Reports the pack's configuration in each run, and nothing about a stack. */
const ofConfiguration = "configuration-not-relaxed";

type Evaluate = (resources: readonly PlannedResource[]) => Promise<readonly PlanFinding[]>;

export interface StateEvaluators {
  /** Runs only the comparing policies, which is fast. */
  readonly compare: Evaluate;
  /** Runs the whole pack. */
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
