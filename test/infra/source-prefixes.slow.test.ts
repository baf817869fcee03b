import { expect } from "chai";
import { evaluatePlan } from "../support/policies/evaluate-plan";
import { sharedPlan } from "../support/stacks/shared-plan";

describe("the pipeline with source prefixes", () => {
  it("has no findings, in particular no loop", async () => {
    const sourcePrefixes = '["s3://acme-orders-prod/exports/","s3://acme-all-prod/"]';
    const plan = await sharedPlan({ stack: "prod", config: { sourcePrefixes } });

    expect(plan.programError).to.equal(undefined);
    const rules = plan.resources.filter(({ type }) => type.endsWith(":EventRule"));
    expect(rules.map(({ name }) => name)).to.include.members([
      "source-objects-1",
      "source-objects-2",
    ]);
    expect(await evaluatePlan(plan.resources)).to.deep.equal([]);
  });
});
