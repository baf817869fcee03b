import { PRICE_LISTS, type PriceList } from "../operations/pricing/price-list";

/** Lambda's prices for arm64 in US dollars, without volume tiers. */
export interface LambdaPrices {
  readonly region: string;
  readonly perGbSecond: number;
  readonly perRequest: number;
}

// Most regions have the prices of us-east-1, and a graph is no reason to reject a deployment.
const OTHERWISE = "us-east-1";

/** The prices of a region, or of us-east-1 if they are unknown. */
export function lambdaPrices(region: string): LambdaPrices {
  const inRegion = (name: string) => PRICE_LISTS.find((list) => list.region === name);
  const { duration, requests, ...list } = inRegion(region) ?? (inRegion(OTHERWISE) as PriceList);
  const perGbSecond = Math.max(...duration.arm64.tiers.map(({ usd }) => usd));
  return { region: list.region, perGbSecond, perRequest: requests.usd };
}
