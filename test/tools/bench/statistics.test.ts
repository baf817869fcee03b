import { expect } from "chai";
import { exponentOf, medianOf, quantileOf } from "../../../tools/bench/statistics";

describe("medianOf", () => {
  const rows: readonly (readonly [readonly number[], number])[] = [
    [[7], 7],
    [[9, 1, 5], 5],
    [[4, 1], 4],
    [[10, 2, 9, 1], 9],
  ];
  for (const [values, median] of rows) {
    it(`of ${values.join(", ")} is ${median}`, () => expect(medianOf(values)).to.equal(median));
  }

  it("of nothing is no number", () => expect(medianOf([])).to.be.NaN);
});

describe("quantileOf", () => {
  it("gives the value that 95 of 100 lie below", () => {
    expect(quantileOf([...Array(100).keys()].toReversed(), 0.95)).to.equal(95);
  });

  it("gives the greatest value for the whole", () => expect(quantileOf([3, 1], 1)).to.equal(3));
});

describe("exponentOf", () => {
  const sizes = [1, 10, 100, 1000];
  const rows: readonly (readonly [string, (size: number) => number, number])[] = [
    ["what stays the same", () => 7, 0],
    ["what grows with size", (size) => 3 * size, 1],
    ["what grows with the square of it", (size) => size ** 2, 2],
    ["what shrinks", (size) => 1 / size, -1],
  ];
  for (const [what, growth, exponent] of rows) {
    it(`is ${exponent} for ${what}`, () => {
      const points = sizes.map((size) => [size, growth(size)] as const);
      expect(exponentOf(points)).to.be.closeTo(exponent, 1e-9);
    });
  }
});
