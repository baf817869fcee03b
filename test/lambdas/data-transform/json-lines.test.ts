import { expect } from "chai";
import fc from "fast-check";
import { toJsonLines } from "../../../lambdas/data-transform/json-lines";

const oneByOne = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

describe("toJsonLines", () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    // What stands between two records, as text and as a value of its own.
    fc.constantFrom<unknown>('},{"a":', "},{", [{ a: 1 }, { a: 2 }], [{ b: 1 }, { a: [] }]),
  );
  const names = ["a", "b"];
  for (const order of [names, names.toReversed(), ["a"], ['a},{"a'], ["é", "a"], ["2", "1"]]) {
    it(`writes records with the fields ${order.join(" and ")} as each on its own`, () => {
      const records = fc.array(
        fc
          .tuple(value, value)
          .map((values) => Object.fromEntries(order.map((name, index) => [name, values[index]]))),
      );
      fc.assert(
        fc.property(records, (some) => {
          expect(toJsonLines(some).toString()).to.equal(oneByOne(some));
        }),
      );
    });
  }

  it("writes nothing where there is no record", () => {
    expect(toJsonLines([])).to.deep.equal(Buffer.alloc(0));
  });
});
