import { expect } from "chai";
import { evaluateState } from "../../../../policy-pack/engine/session";
import { containsUnknown } from "../../../../preview/engine/property-values";
import { stackConfiguration } from "../../../../tools/maintenance/plan-mutation/stack-configuration";
import { deployedState } from "../../../../tools/maintenance/state-mutation/deployed-state";
import { stateEvaluators } from "../../../../tools/maintenance/state-mutation/state-evaluator";
import { sharedPlan } from "../../../support/stacks/shared-plan";

describe("the deployed state of a plan", () => {
  afterEach(() => evaluateState(false));

  for (const stack of ["dev", "staging", "prod"]) {
    it(`has no finding of any policy, as AWS spells what stack ${stack} declares`, async () => {
      const state = deployedState((await sharedPlan({ stack })).resources);
      const { evaluate } = stateEvaluators(await stackConfiguration(stack));

      const mandatory = (await evaluate(state)).filter(({ level }) => level === "mandatory");
      expect(mandatory.map(({ policy, message }) => `${policy}: ${message}`)).to.deep.equal([]);
    });
  }

  it("knows what only the update knows, by the resource that it comes from", async () => {
    const state = deployedState((await sharedPlan({ stack: "prod" })).resources);
    const custom = state.filter(({ kind }) => kind === "custom");
    const alias = custom.find(({ name }) => name === "data-transform-live");

    expect(custom.filter(({ inputs }) => containsUnknown(inputs))).to.deep.equal([]);
    expect(alias?.inputs.functionVersion).to.equal("7");
  });

  it("spells documents as AWS does", async () => {
    const state = deployedState((await sharedPlan({ stack: "prod" })).resources);
    const role = state.find(({ type }) => type === "aws:iam/role:Role");

    expect(role?.inputs.assumeRolePolicy).to.contain('"Action":["sts:AssumeRole"]');
    expect(role?.outputs.assumeRolePolicy).to.contain('"Action":"sts:AssumeRole"');
  });
});
