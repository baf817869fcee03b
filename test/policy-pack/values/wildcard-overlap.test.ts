import { expect } from "chai";
import { patternsOverlap } from "../../../policy-pack/values/wildcard-overlap";

const cases: readonly (readonly [left: string, right: string, overlaps: boolean])[] = [
  ["", "", true],
  ["a", "a", true],
  ["a", "b", false],
  ["a", "", false],
  ["*", "", true],
  ["**", "", true],
  ["*", "anything", true],
  ["data/raw/*", "data/processed/*", false],
  ["data/*", "data/raw/*", true],
  ["data/raw/*.csv", "data/raw/*.gz", false],
  ["data/raw/*.csv", "data/raw/2026*", true],
  ["data/?", "data/a", true],
  ["data/?", "data/", false],
  ["data/?", "data/??", false],
  ["*a*", "*b*", true],
  ["x".repeat(3000), `${"x".repeat(2999)}y`, false],
  ["*?".repeat(400), "x".repeat(400), true],
  ["**********x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false],
];

describe("patternsOverlap", () => {
  for (const [left, right, overlaps] of cases) {
    it(`says ${overlaps} of '${left.slice(0, 40)}' and '${right.slice(0, 40)}', either way round`, () => {
      expect([patternsOverlap(left, right), patternsOverlap(right, left)]).to.deep.equal([
        overlaps,
        overlaps,
      ]);
    });
  }
});
