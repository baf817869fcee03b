import { expect } from "chai";
import { inReferenceOrder } from "../../../policy-pack/forms/reference-order";

/** Each name with those that it refers to, and the order. */
const orders: readonly (readonly [
  title: string,
  references: Readonly<Record<string, readonly string[]>>,
  order: string,
])[] = [
  ["without references as they come", { a: [], b: [], c: [] }, "a b c"],
  ["in a chain from its end", { a: ["b"], b: ["c"], c: [] }, "c b a"],
  [
    "that two refer to once, before both",
    { a: ["b", "c"], b: ["d", "d"], c: ["d"], d: [] },
    "d c b a",
  ],
  ["that refer to themselves", { a: ["a"], b: ["a"] }, "a b"],
  ["in a circle, from the one before the first", { a: ["b"], b: ["c"], c: ["a"] }, "c b a"],
  ["that refer to two of a circle", { a: ["b", "c"], b: ["c"], c: ["b"] }, "b c a"],
];

describe("the order of references", () => {
  for (const [title, references, order] of orders) {
    it(`has names ${title}`, () => {
      const found = inReferenceOrder(new Map(Object.entries(references)));
      expect(found.join(" ")).to.equal(order);
    });
  }
});
