import { expect } from "chai";
import { concurrencyProblem } from "../../infra/concurrency-quota";
import { pipelineConfig } from "../support/stacks/pipeline-config";
import { sharedPlan } from "../support/stacks/shared-plan";

function problem(reserved: string, quota: number | undefined): string | undefined {
  return concurrencyProblem(pipelineConfig({ transformReservedConcurrency: reserved }), quota);
}

describe("the account's quota of concurrent executions", () => {
  it("can hold what is reserved beside the 100 that AWS keeps", () => {
    expect(problem("50", 150)).to.equal(undefined);
  });

  it("does not matter where nothing is reserved, or where nobody may ask for it", () => {
    expect([problem("none", 10), problem("50", undefined)]).to.deep.equal([undefined, undefined]);
  });

  it("is told with what can be reserved instead, where it is one too small", () => {
    expect(problem("50", 149)).to.equal(
      [
        "AWS will refuse etl:transformReservedConcurrency 50: the account may run 149 functions at a time in eu-west-1,",
        "of which 100 can't be reserved. Ask for 150 or more (Service Quotas, L-B99A9384), or set the key",
        "to 49 or less, or to none, with an exemption from lambda-reserved-concurrency: docs/deploying.md says how.",
      ].join("\n"),
    );
  });

  it("is told, where it is that of a new account, to hold nothing", () => {
    expect(problem("1", 10)).to.include("or set the key\nto none, with an exemption");
  });
});

describe("the preview of a stack that asks for too much concurrency", () => {
  /** What the program says where the quota is this. */
  async function messages(quota: number) {
    const token = "aws:servicequotas/getServiceQuota:getServiceQuota";
    const args = { quotaCode: "L-B99A9384", serviceCode: "lambda" };
    const invokes = { [token]: [{ args, return: { value: quota } }] };
    const plan = await sharedPlan({ stack: "dev", invokes });
    expect(plan.programError).to.equal(undefined);
    return plan.programMessages.map(({ severity, text }) => `${severity}: ${text.split("\n")[0]}`);
  }

  it("warns, and plans on", async () => {
    expect(await messages(10)).to.deep.equal([
      "warning: AWS will refuse lambda-etl-optimization:transformReservedConcurrency 50: the account may run 10 functions at a time in eu-west-1,",
    ]);
  });
});
