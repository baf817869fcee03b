import euCentral1 from "./prices/eu-central-1.json";
import euWest1 from "./prices/eu-west-1.json";
import usEast1 from "./prices/us-east-1.json";

export const ARCHITECTURES = ["x86_64", "arm64"] as const;

export type Architecture = (typeof ARCHITECTURES)[number];

/** A price and its source; `published` is the date of the price list, or the day the page was read. */
export interface Price {
  readonly usd: number;
  readonly per: string;
  readonly source: string;
  readonly published: string;
}

/** A tier starts where the one before ends; `upTo` is the monthly quantity at its end, null for no end. */
export interface Tier {
  readonly upTo: number | null;
  readonly usd: number;
}

export interface TieredPrice extends Omit<Price, "usd"> {
  readonly tiers: readonly Tier[];
}

interface FreeQuantity {
  readonly quantity: number;
  readonly source: string;
}

/** The prices of one region in US dollars; null if no source is known. */
export interface PriceList {
  readonly region: string;
  readonly readOn: string;
  readonly duration: Readonly<Record<Architecture, TieredPrice>>;
  readonly requests: Price;
  readonly snapStartCache: Price | null;
  readonly snapStartRestore: Price | null;
  readonly logs: Price;
  readonly alarms: Price;
  readonly customMetrics: Price;
  readonly s3Writes: Price;
  readonly s3Reads: Price;
  readonly traces: Price;
  /** Per month and account; both architectures share Lambda's. */
  readonly freeTier: Readonly<
    Record<
      "requests" | "gbSeconds" | "logsGb" | "alarmMetrics" | "customMetrics" | "traces",
      FreeQuantity
    >
  >;
}

export const PRICE_LISTS: readonly PriceList[] = [euCentral1, euWest1, usEast1];

/** An error that the user can fix: a missing or invalid region, setting or figure. */
export class CostError extends Error {
  override readonly name = "CostError";
}

const OTHER_PARTITION = /^(?:cn|eusc)-/;

/** @throws CostError that says how to add a missing region */
export function findPriceList(region: string): PriceList {
  const found = PRICE_LISTS.find((list) => list.region === region);
  if (found !== undefined) return found;
  const known = PRICE_LISTS.map((list) => list.region).join(", ");
  if (OTHER_PARTITION.test(region)) {
    throw new CostError(
      `there are no prices for the region ${region}: its AWS partition has separate price lists, in its own currency. Use those of ${known} with --region as an estimate`,
    );
  }
  throw new CostError(
    `there are no prices for the region ${region}, only for ${known}: add operations/pricing/prices/${region}.json and list it in operations/pricing/price-list.ts (docs/cost.md, "Adding a region"), or use another region's prices with --region`,
  );
}
