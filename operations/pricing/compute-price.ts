import type { Architecture, PriceList } from "./price-list";

const MB_PER_GB = 1024;

/** The price of a function's duration in US dollars, at the first tier and without free tier. */
export function durationUsd(
  seconds: number,
  memoryMb: number,
  architecture: Architecture,
  { duration }: PriceList,
): number {
  return seconds * (memoryMb / MB_PER_GB) * (duration[architecture].tiers[0]?.usd ?? 0);
}

/** The share of the price, from 0 to 1, that new settings save if the duration stays the same. */
export function savedShareOfDuration(
  before: { readonly memoryMb: number; readonly architecture: Architecture },
  after: { readonly memoryMb: number; readonly architecture: Architecture },
  prices: PriceList,
): number {
  const price = ({ memoryMb, architecture }: typeof before) =>
    durationUsd(1, memoryMb, architecture, prices);
  return 1 - price(after) / price(before);
}
