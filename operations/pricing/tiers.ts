import { CostError, type TieredPrice } from "./price-list";

/**
 * The price of a monthly quantity in US dollars; each tier's price applies to the part within the tier.
 * @throws CostError if the quantity exceeds the last tier
 */
export function tieredCost(quantity: number, { tiers, per, source }: TieredPrice): number {
  let cost = 0;
  let from = 0;
  for (const { upTo, usd } of tiers) {
    const end = upTo ?? Number.POSITIVE_INFINITY;
    cost += Math.max(0, Math.min(quantity, end) - from) * usd;
    from = end;
  }
  if (quantity <= from) return cost;
  throw new CostError(
    `no price is known above ${from} ${per}s in a month: look it up in ${source}`,
  );
}
