import { expect } from "chai";
import { readArbitraryDeclarations } from "../../support/policies/declaration-properties";

describe("a declaration in another form, whatever it holds", () => {
  it("is read, or named as unread, and never fails", () => {
    const { declared, unread, unknownValues } = readArbitraryDeclarations(300);
    // Otherwise all of this would be shown of nothing.
    expect(declared).to.be.at.least(100);
    expect(unread).to.be.at.least(30);
    expect(unknownValues).to.be.at.least(50);
  });
});
