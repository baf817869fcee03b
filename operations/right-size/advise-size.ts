import { largestOf } from "../command/extremes";
import { durationUsd } from "../pricing/compute-price";
import type { Architecture, PriceList } from "../pricing/price-list";
import { type Decision, decide } from "./decide";
import type { InvocationReport, Observations, TunedValue } from "./observations";

/** The current settings of a function of the stack. */
export interface SizedFunction {
  /** The physical name. */
  readonly functionName: string;
  /** The logical name. */
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly architecture: Architecture;
  readonly ceilingMb: number;
}

/** The average duration and cost of an invocation at one memory setting. */
export interface MeasuredValue {
  readonly memoryMb: number;
  readonly source: "power tuning" | "logs";
  readonly averageDurationMs: number;
  /** The duration cost of a million invocations at the price of the first tier. */
  readonly usdPerMillion: number;
  readonly isAllowed: boolean;
}

/** Durations at the function's current memory. */
export interface Percentiles {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface SizeAdvice extends SizedFunction, Decision {
  /** The number of invocations reported at the function's current memory. */
  readonly invocations: number;
  readonly durations?: Percentiles;
  readonly maxMemoryUsedMb?: number;
  readonly timeouts: number;
  readonly throttles: number;
  /** Sorted by memory, smallest first. */
  readonly values: readonly MeasuredValue[];
}

/** Recommends a memory size for one function from its observations. */
export function adviseSize(
  subject: SizedFunction,
  observations: Observations,
  prices: PriceList,
): SizeAdvice {
  const isOwn = ({ functionName }: { readonly functionName: string | undefined }) =>
    functionName === subject.functionName || functionName === subject.name;
  const reports = withoutRepeats(observations.reports.filter(isOwn));
  const current = reports.filter(({ memoryMb }) => memoryMb === subject.memoryMb);
  const used = current.map(({ maxMemoryUsedMb }) => maxMemoryUsedMb);
  const facts = {
    invocations: current.length,
    ...(current.length > 0 && {
      durations: percentilesOf(current.map(({ durationMs }) => durationMs)),
      maxMemoryUsedMb: largestOf(used),
    }),
    timeouts: current.filter(({ isTimeout }) => isTimeout).length,
    throttles: observations.throttles.filter(isOwn).length,
    values: measuredValues(subject, reports, observations.tuned.filter(isOwn), prices),
  };
  return { ...subject, ...facts, ...decide(subject, facts) };
}

/** The names of observed functions that are not in the stack, without duplicates. */
export function unknownFunctions(
  { reports, tuned, throttles }: Observations,
  functions: readonly SizedFunction[],
): readonly string[] {
  const names = [...reports, ...tuned, ...throttles].map(({ functionName }) => functionName);
  const known = new Set(functions.flatMap(({ functionName, name }) => [functionName, name]));
  return [...new Set(names)].filter((name) => name !== undefined && !known.has(name)) as string[];
}

/** The smallest value that is at or above this percentage of the values (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

function percentilesOf(milliseconds: readonly number[]): Percentiles {
  const [p50Ms, p95Ms, p99Ms] = [50, 95, 99].map((percent) => percentile(milliseconds, percent));
  return { p50Ms: p50Ms ?? 0, p95Ms: p95Ms ?? 0, p99Ms: p99Ms ?? 0 };
}

// Log exports may overlap.
function withoutRepeats(reports: readonly InvocationReport[]): readonly InvocationReport[] {
  const key = ({ requestId, durationMs }: InvocationReport) => `${requestId} ${durationMs}`;
  return [
    ...new Map(
      reports.map((report, index) => [report.requestId === "" ? index : key(report), report]),
    ).values(),
  ];
}

function measuredValues(
  { architecture, ceilingMb }: SizedFunction,
  reports: readonly InvocationReport[],
  tuned: readonly TunedValue[],
  prices: PriceList,
): readonly MeasuredValue[] {
  const value = (
    memoryMb: number,
    source: MeasuredValue["source"],
    milliseconds: readonly number[],
  ) => {
    const averageDurationMs = milliseconds.reduce((sum, ms) => sum + ms, 0) / milliseconds.length;
    return {
      memoryMb,
      source,
      averageDurationMs,
      usdPerMillion: durationUsd(averageDurationMs * 1000, memoryMb, architecture, prices),
      isAllowed: memoryMb <= ceilingMb,
    };
  };
  const byTuning = Map.groupBy(tuned, ({ memoryMb }) => memoryMb);
  const byLogs = Map.groupBy(reports, ({ memoryMb }) => memoryMb);
  return [
    ...[...byTuning].map(([memoryMb, all]) =>
      value(
        memoryMb,
        "power tuning",
        all.map(({ averageDurationMs }) => averageDurationMs),
      ),
    ),
    ...[...byLogs].map(([memoryMb, all]) =>
      value(
        memoryMb,
        "logs",
        all.map(({ durationMs }) => durationMs),
      ),
    ),
  ].toSorted((one, other) => one.memoryMb - other.memoryMb);
}
