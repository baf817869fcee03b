import { largestOf } from "../command/extremes";
import { priceOfSeconds } from "../pricing/compute-price";
import type { Architecture, PriceList } from "../pricing/price-list";
import { type Decision, decide } from "./decide";
import type { InvocationReport, Observations, TunedValue } from "./observations";

/** A function of the stack, as it is set. */
export interface SizedFunction {
  /** In AWS, and in the program. */
  readonly functionName: string;
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly architecture: Architecture;
  readonly ceilingMb: number;
}

/** What an invocation took and cost on average under one memory setting. */
export interface MeasuredValue {
  readonly memoryMb: number;
  readonly source: "power tuning" | "logs";
  readonly averageDurationMs: number;
  /** Duration alone, of a million invocations, at the price of the first tier. */
  readonly usdPerMillion: number;
  readonly isAllowed: boolean;
}

/** Under the memory that the function has. */
export interface Percentiles {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface Judgement extends SizedFunction, Decision {
  /** That were reported under the memory that the function has. */
  readonly invocations: number;
  readonly durations?: Percentiles;
  readonly maxMemoryUsedMb?: number;
  readonly timeouts: number;
  readonly throttles: number;
  /** By memory, the smallest first. */
  readonly values: readonly MeasuredValue[];
}

/** Judges the memory of one function by what was observed of it. */
export function judgeSize(
  subject: SizedFunction,
  observations: Observations,
  prices: PriceList,
): Judgement {
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

/** Functions that were observed and are not in the stack, each once. */
export function strangersIn(
  { reports, tuned, throttles }: Observations,
  functions: readonly SizedFunction[],
): readonly string[] {
  const names = [...reports, ...tuned, ...throttles].map(({ functionName }) => functionName);
  const known = new Set(functions.flatMap(({ functionName, name }) => [functionName, name]));
  return [...new Set(names)].filter((name) => name !== undefined && !known.has(name)) as string[];
}

/** The smallest value that so many percent of all are at or below. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

function percentilesOf(milliseconds: readonly number[]): Percentiles {
  const [p50Ms, p95Ms, p99Ms] = [50, 95, 99].map((percent) => percentile(milliseconds, percent));
  return { p50Ms: p50Ms ?? 0, p95Ms: p95Ms ?? 0, p99Ms: p99Ms ?? 0 };
}

// Exports of logs overlap.
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
      usdPerMillion: priceOfSeconds(averageDurationMs * 1000, memoryMb, architecture, prices),
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
