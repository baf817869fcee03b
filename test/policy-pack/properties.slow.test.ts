import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import { everyPolicy, judgeArbitraryStacks, strictPolicies } from "../support/policy-properties";

/** What says nothing of a plan, or only of its own configuration. */
const notInPlans = ["settings", "drift", "fill-missing-tags", "exemptions"];

describe("the policies, whatever a stack holds, many times", function () {
  this.timeout(3_600_000);

  it("never fail, find the same in whatever order things come, and all find something at times", async () => {
    const verdicts = await judgeArbitraryStacks(everyPolicy, { numRuns: 1000 });
    const telling = [...verdicts]
      .filter(([, { found, silent }]) => found > 0 && silent > 0)
      .map(([name]) => name);
    const judging = policies.map(({ name }) => name).filter((name) => !notInPlans.includes(name));
    expect(telling).to.have.members(judging);
  });

  it("are as steady where all that is off by default is asked for", async () => {
    await judgeArbitraryStacks(strictPolicies, { numRuns: 500 });
  });
});
