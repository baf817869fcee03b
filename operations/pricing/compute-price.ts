import type { Architecture, PriceList } from "./price-list";

const MB_PER_GB = 1024;

/** US dollars for so many seconds of a function: at the price of the first tier, nothing free. */
export function priceOfSeconds(
  seconds: number,
  memoryMb: number,
  architecture: Architecture,
  { duration }: PriceList,
): number {
  return seconds * (memoryMb / MB_PER_GB) * (duration[architecture].tiers[0]?.usd ?? 0);
}

/** The share of its price that other memory and another architecture save of the same seconds. */
export function savedOfSameSeconds(
  before: { readonly memoryMb: number; readonly architecture: Architecture },
  after: { readonly memoryMb: number; readonly architecture: Architecture },
  prices: PriceList,
): number {
  const price = ({ memoryMb, architecture }: typeof before) =>
    priceOfSeconds(1, memoryMb, architecture, prices);
  return 1 - price(after) / price(before);
}
