import type { Policies } from "@pulumi/policy";
import { evaluateState } from "../../../policy-pack/engine/session";
import { withStateValidation } from "../../../policy-pack/engine/state-validation";
import { drift } from "../../../policy-pack/policies/drift";
import { serveAlso } from "../../../policy-pack/testing/evaluator";

const [validating = drift] = withStateValidation([drift]);

/**
 * The policy `drift` as it evaluates a deployed stack, by another name: the pack's own is served as
 * it evaluates a plan, which is not at all.
 */
export const deployedDrift: Policies[number] = { ...validating, name: "deployed-drift" };

/** Lets the tests of a `describe` evaluate deployed stacks, in which `deployedDrift` takes part. */
export function inDeployedStack(): void {
  before(() => serveAlso(deployedDrift));
  beforeEach(() => evaluateState());
  afterEach(() => evaluateState(false));
}
