import { PRICE_LISTS } from "../pricing/price-list";

const SECONDS_PER_MONTH = 30 * 24 * 3600;
// AWS's price lists of other regions have no price for it.
const FALLBACK_REGION = "us-east-1";

/** The price of keeping a snapshot, and the region that the price is for. */
export interface SnapshotPrice {
  readonly region: string;
  readonly usdPerGbSecond: number;
}

/** The price in a region, or in us-east-1 if it is not known. */
export function findSnapshotPrice(region: string): SnapshotPrice {
  const known = PRICE_LISTS.flatMap(({ region, snapStartCache }) =>
    snapStartCache === null ? [] : [{ region, usdPerGbSecond: snapStartCache.usd }],
  );
  const found = [region, FALLBACK_REGION].flatMap((name) =>
    known.filter((price) => price.region === name),
  );
  return found[0] ?? { region: FALLBACK_REGION, usdPerGbSecond: Number.NaN };
}

/** The cost of keeping the snapshot of one version for 30 days, in US dollars. */
export function snapshotUsdPerMonth(memoryMb: number, { usdPerGbSecond }: SnapshotPrice): number {
  return (memoryMb / 1024) * SECONDS_PER_MONTH * usdPerGbSecond;
}
