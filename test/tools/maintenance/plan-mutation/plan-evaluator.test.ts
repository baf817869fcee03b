import { expect } from "chai";
import { policies } from "../../../../policy-pack/policies";
import { planEvaluator } from "../../../../tools/maintenance/plan-mutation/plan-evaluator";
import { stackConfiguration } from "../../../../tools/maintenance/plan-mutation/stack-configuration";
import { sharedPlan } from "../../../support/stacks/shared-plan";

describe("evaluating one plan after another", () => {
  it("finds the same of a resource that was evaluated before", async () => {
    const evaluate = planEvaluator(policies, await stackConfiguration("prod"));
    const { resources } = await sharedPlan({ stack: "prod" });
    const first = await evaluate(resources);
    expect(await evaluate(resources)).to.deep.equal(first);
    expect(await evaluate(structuredClone(resources))).to.deep.equal(first);
  });
});
