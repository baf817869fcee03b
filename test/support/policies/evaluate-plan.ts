import { policies } from "../../../policy-pack/policies";
import { ownDefaults } from "../../../policy-pack/startup/own-defaults";
import { packDefaults } from "../../../policy-pack/testing/evaluator";
import type { PlannedResource } from "../../../preview/model";
import {
  type PlanFinding,
  planEvaluator,
} from "../../../tools/maintenance/plan-mutation/plan-evaluator";
import { projectPath } from "../../../tools/project-path";

/** What the pack finds in a plan with its own levels and defaults, in both phases, by direct calls. */
export function evaluatePlan(
  resources: readonly PlannedResource[],
): Promise<readonly PlanFinding[]> {
  return planEvaluator(policies, packDefaults(ownDefaults(projectPath("policy-pack"))))(resources);
}
