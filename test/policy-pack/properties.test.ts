import { expect } from "chai";
import { evaluateArbitraryStacks, everyPolicy } from "../support/policies/policy-properties";

describe("the policies, whatever a stack holds", () => {
  it("never fail, and find the same in whatever order things come", async () => {
    const verdicts = await evaluateArbitraryStacks(everyPolicy, {
      numRuns: 40,
      timeLimitMs: 100_000,
    });
    // Else all of this would be shown of nothing. The slow tests see each policy find something.
    const telling = [...verdicts.values()].filter(({ found, silent }) => found > 0 && silent > 0);
    expect(telling.length).to.be.at.least(35);
  });
});
