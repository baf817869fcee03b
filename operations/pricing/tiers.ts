import { CostError, type TieredPrice } from "./price-list";

/**
 * US dollars for a month's quantity: each tier's price for what lies within the tier.
 * @throws CostError where the price list ends below the quantity
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
