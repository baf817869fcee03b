import { expect } from "chai";
import { isBlank } from "../../../policy-pack/values/blank";

describe("a text with nothing to be seen in it", () => {
  for (const text of ["", " \t\n", "\u00a0", "\u200b\u2060", "\u3164", "\u115f \ufeff"]) {
    it(`is ${JSON.stringify(text)}`, () => {
      expect(isBlank(text)).to.equal(true);
    });
  }

  for (const text of ["-", " a ", "\u200ba", "0", "\u2764\ufe0f"]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(isBlank(text)).to.equal(false);
    });
  }
});
