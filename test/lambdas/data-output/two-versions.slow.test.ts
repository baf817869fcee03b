import { expect } from "chai";
import { explore } from "./explore";
import { expectInOrders, expectOnly, ordersOf, PAIRS, processesOf } from "./two-versions";

function pairsOf<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((item, index) => items.slice(index).map((other) => [item, other] as const));
}

function choicesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.reduce<readonly (readonly Item[])[]>(
    (choices, item) => choices.flatMap((choice) => [choice, [...choice, item]]),
    [[]],
  );
}

for (const { title, old, newer } of PAIRS) {
  describe(`the partitions after ${title}`, () => {
    it("hold the newer alone, with a kill after each change, in each order of events", () =>
      expectInOrders(ordersOf([...processesOf(old), ...processesOf(newer)]), newer));

    // With one part: with two there are ten times as many orders, and no other.
    const all = [...processesOf({ ...old, parts: 1 }), ...processesOf(newer)];

    it("hold the newer alone, in each order of the calls of any two events, with a kill at any", async () => {
      let states = 0;
      for (const together of pairsOf(all)) {
        const others = all.filter((process) => !together.includes(process));
        for (const before of choicesOf(others)) {
          const after = others.filter((process) => !before.includes(process));
          const scenario = { before, together, kills: 1, after };
          states += await explore(scenario, (buckets) => expectOnly(newer, buckets));
        }
      }
      expect(states).to.be.above(1000);
    }).timeout(900_000);
  });
}
