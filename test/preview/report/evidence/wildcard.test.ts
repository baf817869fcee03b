import { expect } from "chai";
import fc from "fast-check";
import { matchesWildcard } from "../../../../policy-pack/values/wildcard";
import { matchesPattern } from "../../../../preview/report/evidence/wildcard";

describe("a pattern of an exemption", () => {
  for (const [text, pattern, isLike] of [
    ["raw", "raw", true],
    ["raw", "ra", false],
    ["raw", "r?w", true],
    ["raw", "?raw", false],
    ["urn::b$c::raw", "*::raw", true],
    ["urn::b$c::raw", "*b$*w", true],
    ["aXbXc", "a*X*X*c", true],
    ["aXbc", "a*X*X*c", false],
    ["aa", "a*aa", false],
    ["", "", true],
    ["", "*", true],
    ["a.c", "a.c", true],
    ["abc", "a.c", false],
  ] as const) {
    it(`${pattern} is ${isLike ? "" : "not "}like "${text}"`, () => {
      expect(matchesPattern(text, pattern)).to.equal(isLike);
    });
  }

  it("is read as the pack reads it", () => {
    const letters = (units: readonly string[]) =>
      fc.array(fc.constantFrom(...units), { maxLength: 8 }).map((each) => each.join(""));
    fc.assert(
      fc.property(letters(["a", "b"]), letters(["a", "b", "?", "*"]), (text, pattern) => {
        expect(matchesPattern(text, pattern)).to.equal(matchesWildcard(text, pattern));
      }),
    );
  });
});
