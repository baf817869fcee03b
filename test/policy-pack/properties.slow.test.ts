import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import {
  evaluateArbitraryStacks,
  everyPolicy,
  strictPolicies,
} from "../support/policies/policy-properties";

/** What says nothing of a plan, or only of its own configuration. */
const notInPlans = ["settings", "drift", "fill-missing-tags", "exemptions"];

const numRuns = Number(process.env.PROPERTY_RUNS ?? 800);
/** Ten times what they take on a machine with other work. */
const timeLimitMs = 1_000 * numRuns;

describe("the policies, whatever a stack holds, many times", () => {
  it("never fail, find the same in whatever order things come, and all find something at times", async () => {
    const verdicts = await evaluateArbitraryStacks(everyPolicy, { numRuns, timeLimitMs });
    const telling = [...verdicts]
      .filter(([, { found, silent }]) => found > 0 && silent > 0)
      .map(([name]) => name);
    const evaluating = policies
      .map(({ name }) => name)
      .filter((name) => !notInPlans.includes(name));
    expect(telling).to.have.members(evaluating);
  });

  it("are as steady where all that is off by default is asked for", async () => {
    await evaluateArbitraryStacks(strictPolicies, { numRuns: numRuns / 2, timeLimitMs });
  });
});
