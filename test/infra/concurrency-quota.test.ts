import { expect } from "chai";
import { concurrencyProblem } from "../../infra/concurrency-quota";
import { pipelineConfig } from "../support/stacks/pipeline-config";
import { sharedPlan } from "../support/stacks/shared-plan";

function problem(reserved: string, quota: number | undefined): string | undefined {
  return concurrencyProblem(pipelineConfig({ transformReservedConcurrency: reserved }), quota);
}

describe("the account's quota of concurrent executions", () => {
  it("can cover the reservation and the 100 that AWS keeps unreserved", () => {
    expect(problem("50", 150)).to.equal(undefined);
  });

  it("is not checked if nothing is reserved or it may not be read", () => {
    expect([problem("none", 10), problem("50", undefined)]).to.deep.equal([undefined, undefined]);
  });

  it("gives a warning with the largest possible reservation if it is one too small", () => {
    expect(problem("50", 149)).to.equal(
      [
        "AWS will reject etl:transformReservedConcurrency 50: the account's quota in eu-west-1 is 149 concurrent executions,",
        "of which 100 can't be reserved. Request 150 or more (Service Quotas, L-B99A9384), or set the key",
        "to 49 or less, or to none, with an exemption from lambda-reserved-concurrency: docs/deploying.md says how.",
      ].join("\n"),
    );
  });

  it("gives a warning that nothing can be reserved in a new account", () => {
    expect(problem("1", 10)).to.include("or set the key\nto none, with an exemption");
  });
});

describe("the preview of a stack that reserves too much concurrency", () => {
  /** The program's messages under this quota. */
  async function messages(quota: number) {
    const token = "aws:servicequotas/getServiceQuota:getServiceQuota";
    const args = { quotaCode: "L-B99A9384", serviceCode: "lambda" };
    const invokes = { [token]: [{ args, return: { value: quota } }] };
    const plan = await sharedPlan({ stack: "dev", invokes });
    expect(plan.programError).to.equal(undefined);
    return plan.programMessages.map(({ severity, text }) => `${severity}: ${text.split("\n")[0]}`);
  }

  it("warns and completes the plan", async () => {
    expect(await messages(10)).to.deep.equal([
      "warning: AWS will reject lambda-etl-optimization:transformReservedConcurrency 50: the account's quota in eu-west-1 is 10 concurrent executions,",
    ]);
  });
});
