import { PRICE_LISTS, type PriceList } from "../operations/pricing/price-list";

/** What Lambda charges for arm64 in US dollars, without the tiers of large volumes. */
export interface LambdaPrices {
  readonly region: string;
  readonly perGbSecond: number;
  readonly perRequest: number;
}

// Of the region that most others cost as much as: a graph is no reason to refuse a deployment.
const OTHERWISE = "us-east-1";

/** The prices of a region, or those of us-east-1 where its own are not known. */
export function lambdaPrices(region: string): LambdaPrices {
  const inRegion = (name: string) => PRICE_LISTS.find((list) => list.region === name);
  const { duration, requests, ...list } = inRegion(region) ?? (inRegion(OTHERWISE) as PriceList);
  const perGbSecond = Math.max(...duration.arm64.tiers.map(({ usd }) => usd));
  return { region: list.region, perGbSecond, perRequest: requests.usd };
}
