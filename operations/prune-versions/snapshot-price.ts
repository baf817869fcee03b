import { PRICE_LISTS } from "../pricing/price-list";

const SECONDS_PER_MONTH = 30 * 24 * 3600;
// AWS's price lists of other regions do not name it.
const FALLBACK_REGION = "us-east-1";

/** What keeping a snapshot costs, and in which region that is the price. */
export interface SnapshotPrice {
  readonly region: string;
  readonly usdPerGbSecond: number;
}

/** The price of a region or, where it is not known, of us-east-1. */
export function findSnapshotPrice(region: string): SnapshotPrice {
  const known = PRICE_LISTS.flatMap(({ region, snapStartCache }) =>
    snapStartCache === null ? [] : [{ region, usdPerGbSecond: snapStartCache.usd }],
  );
  const found = [region, FALLBACK_REGION].flatMap((name) =>
    known.filter((price) => price.region === name),
  );
  return found[0] ?? { region: FALLBACK_REGION, usdPerGbSecond: Number.NaN };
}

/** What keeping the snapshot of one version costs in 30 days. */
export function snapshotUsdPerMonth(memoryMb: number, { usdPerGbSecond }: SnapshotPrice): number {
  return (memoryMb / 1024) * SECONDS_PER_MONTH * usdPerGbSecond;
}
