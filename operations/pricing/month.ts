import { ARCHITECTURES, type Price, type PriceList } from "./price-list";
import { type Bound, exactly, type Range, sumRanges } from "./range";
import { tieredCost } from "./tiers";
import type { FunctionUsage } from "./usage";

export const COST_LINES = [
  "duration",
  "init",
  "requests",
  "snapStartCache",
  "snapStartRestores",
  "logs",
  "s3Requests",
  "traces",
  "customMetrics",
] as const;

export type CostLine = (typeof COST_LINES)[number];

/** US dollars for a month. */
export interface FunctionCost {
  readonly functionName: string;
  readonly lines: Readonly<Record<CostLine, Range>>;
  readonly total: Range;
}

/** US dollars for a month; the total covers the functions and the alarms. */
export interface MonthCost {
  readonly functions: readonly FunctionCost[];
  readonly alarms: Range;
  readonly total: Range;
}

/**
 * The cost of a month. Free tier and price tiers apply to the whole account; each function gets a share
 * in proportion to its usage.
 */
export function costOfMonth(
  usages: readonly FunctionUsage[],
  alarmMetrics: number,
  prices: PriceList,
  hasFreeTier: boolean,
): MonthCost {
  const low = linesAt("low", usages, prices, hasFreeTier);
  const high = linesAt("high", usages, prices, hasFreeTier);
  const functions = usages.map(({ functionName }, index) => {
    const at = (line: CostLine) => ({
      low: low[index]?.[line] ?? 0,
      high: high[index]?.[line] ?? 0,
    });
    const lines = Object.fromEntries(COST_LINES.map((line) => [line, at(line)]));
    return {
      functionName,
      lines: lines as Record<CostLine, Range>,
      total: sumRanges(Object.values(lines)),
    };
  });
  const free = hasFreeTier ? prices.freeTier.alarmMetrics.quantity : 0;
  const alarms = exactly(Math.max(0, alarmMetrics - free) * prices.alarms.usd);
  return { functions, alarms, total: sumRanges([...functions.map(({ total }) => total), alarms]) };
}

function linesAt(
  bound: Bound,
  usages: readonly FunctionUsage[],
  prices: PriceList,
  hasFreeTier: boolean,
): readonly Readonly<Record<CostLine, number>>[] {
  const free = (name: keyof PriceList["freeTier"]) =>
    hasFreeTier ? prices.freeTier[name].quantity : 0;
  const rate = (quantity: (usage: FunctionUsage) => number, price: Price, without: number) =>
    averageRate(sum(usages.map(quantity)), without, (charged) => charged * price.usd);
  const perGbSecond = computeRates(bound, usages, prices, free("gbSeconds"));
  const perRequest = rate(({ invocations }) => invocations, prices.requests, free("requests"));
  const perLogGb = rate(({ logsGb }) => logsGb, prices.logs, free("logsGb"));
  const perTrace = rate(({ traces }) => traces[bound], prices.traces, free("traces"));
  const perMetric = rate(
    ({ customMetrics }) => customMetrics,
    prices.customMetrics,
    free("customMetrics"),
  );
  return usages.map((usage) => ({
    duration: usage.durationGbSeconds[bound] * perGbSecond[usage.architecture],
    init: usage.initGbSeconds[bound] * perGbSecond[usage.architecture],
    requests: usage.invocations * perRequest,
    snapStartCache: usage.cachedGbSeconds * (prices.snapStartCache?.usd ?? 0),
    snapStartRestores: usage.restoredGb * (prices.snapStartRestore?.usd ?? 0),
    logs: usage.logsGb * perLogGb,
    s3Requests: usage.s3Writes * prices.s3Writes.usd + usage.s3Reads * prices.s3Reads.usd,
    traces: usage.traces[bound] * perTrace,
    customMetrics: usage.customMetrics * perMetric,
  }));
}

/** US dollars per GB-second of each architecture; free GB-seconds are split in proportion to usage. */
function computeRates(
  bound: Bound,
  usages: readonly FunctionUsage[],
  prices: PriceList,
  freeGbSeconds: number,
) {
  const gbSeconds = (each: readonly FunctionUsage[]) =>
    sum(each.map((usage) => usage.durationGbSeconds[bound] + usage.initGbSeconds[bound]));
  const all = gbSeconds(usages);
  const [x86, arm] = ARCHITECTURES.map((architecture) => {
    const own = gbSeconds(usages.filter((usage) => usage.architecture === architecture));
    const without = all === 0 ? 0 : (freeGbSeconds * own) / all;
    return averageRate(own, without, (charged) =>
      tieredCost(charged, prices.duration[architecture]),
    );
  });
  return { x86_64: x86 ?? 0, arm64: arm ?? 0 };
}

function averageRate(quantity: number, free: number, price: (charged: number) => number): number {
  return quantity === 0 ? 0 : price(Math.max(0, quantity - free)) / quantity;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
