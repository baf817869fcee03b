import euCentral1 from "./prices/eu-central-1.json";
import euWest1 from "./prices/eu-west-1.json";
import usEast1 from "./prices/us-east-1.json";

export const ARCHITECTURES = ["x86_64", "arm64"] as const;

export type Architecture = (typeof ARCHITECTURES)[number];

/** A price, and where it comes from: `published` is the day of the price list, or when the page was read. */
export interface Price {
  readonly usd: number;
  readonly per: string;
  readonly source: string;
  readonly published: string;
}

/** What is above the tier before, up to this much in a month; null: without end. */
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

/** The prices of one region in US dollars; null where no source is known. */
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
  /** Each month, in the whole account; Lambda's is shared by both architectures. */
  readonly freeTier: Readonly<
    Record<
      "requests" | "gbSeconds" | "logsGb" | "alarmMetrics" | "customMetrics" | "traces",
      FreeQuantity
    >
  >;
}

export const PRICE_LISTS: readonly PriceList[] = [euCentral1, euWest1, usEast1];

/** What the user can do something about: a region, a setting or a figure that is missing or wrong. */
export class CostError extends Error {
  override readonly name = "CostError";
}

const OTHER_PARTITION = /^(?:cn|eusc)-/;

/** @throws CostError that says how to add a region that is missing */
export function findPriceList(region: string): PriceList {
  const found = PRICE_LISTS.find((list) => list.region === region);
  if (found !== undefined) return found;
  const known = PRICE_LISTS.map((list) => list.region).join(", ");
  if (OTHER_PARTITION.test(region)) {
    throw new CostError(
      `there are no prices for the region ${region}: its partition of AWS has price lists of its own, in a currency of its own, too. Take those of ${known} with --region as an estimate`,
    );
  }
  throw new CostError(
    `there are no prices for the region ${region}, only for ${known}: add operations/pricing/prices/${region}.json and name it in operations/pricing/price-list.ts (docs/cost.md, "Adding a region"), or take the prices of another one with --region`,
  );
}
