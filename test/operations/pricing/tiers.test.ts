import { expect } from "chai";
import { assert, double, nat, property } from "fast-check";
import {
  ARCHITECTURES,
  PRICE_LISTS,
  type TieredPrice,
} from "../../../operations/pricing/price-list";
import { tieredCost } from "../../../operations/pricing/tiers";

const made: TieredPrice = {
  per: "GB-second",
  source: "https://example.com/prices",
  published: "2026-11-23",
  tiers: [
    { upTo: 100, usd: 3 },
    { upTo: 300, usd: 2 },
    { upTo: null, usd: 1 },
  ],
};

const cases = [
  { quantity: 0, cost: 0, title: "costs nothing for nothing" },
  { quantity: 100, cost: 300, title: "uses the first price up to its end: 100 x 3" },
  { quantity: 101, cost: 302, title: "uses the second price above it: 100 x 3 + 1 x 2" },
  { quantity: 300, cost: 700, title: "fills two tiers: 100 x 3 + 200 x 2" },
  { quantity: 1000, cost: 1400, title: "has no end in the last tier: 100 x 3 + 200 x 2 + 700 x 1" },
];

const listed = [
  {
    architecture: "x86_64",
    quantity: 6_000_000_001,
    cost: 100_000.200015,
    title: "x86_64, 6 B x $0.0000166667 + 1 x $0.000015 = $100000.200015",
  },
  {
    architecture: "arm64",
    quantity: 8_500_000_000,
    cost: 112_000.6,
    title: "arm64, 7.5 B x $0.0000133334 + 1 B x $0.0000120001 = $112000.60",
  },
  {
    architecture: "arm64",
    quantity: 20_000_000_000,
    cost: 248_335,
    title:
      "arm64, 7.5 B x $0.0000133334 + 11.25 B x $0.0000120001 + 1.25 B x $0.0000106667 = $248335",
  },
] as const;

describe("tieredCost", () => {
  for (const { quantity, cost, title } of cases) {
    it(title, () => expect(tieredCost(quantity, made)).to.equal(cost));
  }

  for (const { architecture, quantity, cost, title } of listed) {
    it(`prices us-east-1: ${title}`, () => {
      const prices = PRICE_LISTS.find(({ region }) => region === "us-east-1");
      const price = prices?.duration[architecture];
      expect(price && tieredCost(quantity, price)).to.be.closeTo(cost, 0.0001);
    });
  }

  it("rejects a quantity above the last known tier instead of guessing its price", () => {
    expect(() => tieredCost(101, { ...made, tiers: [{ upTo: 100, usd: 3 }] })).to.throw(
      "no price is known above 100 GB-seconds in a month: look it up in https://example.com/prices",
    );
  });

  for (const architecture of ARCHITECTURES) {
    for (const { region, duration } of PRICE_LISTS) {
      const price = duration[architecture];
      const [first] = price.tiers;
      const largest = price.tiers.some(({ upTo }) => upTo === null) ? 1e11 : (first?.upTo ?? 0);
      const quantity = double({ min: 0, max: largest, noNaN: true });

      it(`never costs less for more: ${region}, ${architecture}`, () => {
        assert(
          property(quantity, quantity, (one, other) => {
            const [less, more] = [Math.min(one, other), Math.max(one, other)];
            return tieredCost(less, price) <= tieredCost(more, price);
          }),
        );
      });

      it(`costs the sum of the parts below and above a tier's end: ${region}, ${architecture}`, () => {
        assert(
          property(quantity, nat(price.tiers.length - 1), (all, index) => {
            const end = Math.min(all, price.tiers[index]?.upTo ?? all);
            const above = price.tiers
              .slice(index + 1)
              .map(({ upTo, usd }) => ({ usd, upTo: upTo === null ? null : upTo - end }));
            const whole = tieredCost(all, price);
            const rest = all === end ? 0 : tieredCost(all - end, { ...price, tiers: above });
            return Math.abs(tieredCost(end, price) + rest - whole) <= 1e-9 * Math.max(1, whole);
          }),
        );
      });

      it(`costs the last GB-second of a tier at the tier's price: ${region}, ${architecture}`, () => {
        for (const { upTo, usd } of price.tiers) {
          if (upTo === null) continue;
          const last = tieredCost(upTo, price) - tieredCost(upTo - 1, price);
          expect(last).to.be.closeTo(usd, 1e-9);
        }
      });
    }
  }
});
