import { expect } from "chai";
import { readArbitraryDeclarations } from "../../support/policies/declaration-properties";

const numRuns = Number(process.env.PROPERTY_RUNS ?? 10_000);

describe("a declaration in another form, whatever it holds, many times", () => {
  it("is read, or named as unread, and never fails", () => {
    expect(readArbitraryDeclarations(numRuns).declared).to.be.at.least(numRuns / 2);
  });
});
