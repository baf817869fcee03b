import { policies } from "../../../policy-pack/policies";
import { packDefaults } from "../../../policy-pack/testing/evaluator";
import type { PlannedResource } from "../../../preview/model";
import {
  type PlanFinding,
  planEvaluator,
} from "../../../tools/maintenance/plan-mutation/plan-evaluator";

/** What the pack finds in a plan with its own levels and defaults, in both phases, by direct calls. */
export function evaluatePlan(
  resources: readonly PlannedResource[],
): Promise<readonly PlanFinding[]> {
  return planEvaluator(policies, packDefaults())(resources);
}
