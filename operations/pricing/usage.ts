import { BASELINE } from "./baseline";
import { initSeconds, secondsAtOtherMemory, secondsAtShare } from "./cpu-share";
import type { FunctionFigures } from "./figures";
import { findMeasured, PLATFORM_LOG_BYTES, workPerObject } from "./measurements";
import type { Architecture } from "./price-list";
import { exactly, mapRange, type Range } from "./range";
import type { FunctionSettings } from "./settings";

/** The workload of a month. */
export interface Workload {
  readonly objects: number;
  /** If false, the invocations that CloudWatch counted are used as they are. */
  readonly areObjectsGiven: boolean;
  readonly objectMb: number;
  /** The share of invocations that are cold starts, from 0 to 1. */
  readonly coldStartShare: number;
  readonly deploymentsPerMonth: number;
  /** Published versions that are kept, including the current one. */
  readonly retainedVersions: number;
}

/** The billed quantities of a function in a month, in AWS's units. */
export interface FunctionUsage {
  readonly functionName: string;
  readonly architecture: Architecture;
  readonly invocations: number;
  readonly durationGbSeconds: Range;
  readonly initGbSeconds: Range;
  readonly cachedGbSeconds: number;
  readonly restoredGb: number;
  readonly logsGb: number;
  readonly s3Writes: number;
  readonly s3Reads: number;
  readonly traces: Range;
  readonly customMetrics: number;
}

const MB_PER_GB = 1024;
const BYTES_PER_GB = 1e9;
const SECONDS_PER_MONTH = 30 * 24 * 3600;
const MIN_CACHE_SECONDS = 3 * 3600;
// Lambda traces the first request of each second, and 5 % of the others.
const MIN_TRACED_SHARE = 0.05;

/** The invocations and durations of a function in a month, from measurements or CloudWatch figures. */
interface Activity {
  readonly invocations: number;
  readonly coldStarts: number;
  readonly seconds: Range;
  readonly initSeconds: Range;
}

/**
 * The monthly usage of a function under its settings and under the baseline; undefined without
 * measurements and figures.
 * @param figures CloudWatch figures; they take precedence over measurements
 */
export function usageOf(
  settings: FunctionSettings,
  workload: Workload,
  figures: readonly FunctionFigures[] = [],
): { readonly before: FunctionUsage; readonly after: FunctionUsage } | undefined {
  const monthly = (each: FunctionSettings, init: "initCpuSeconds" | "initCpuSecondsBefore") => {
    const activity =
      figures.length === 0
        ? measuredActivity(each, workload, init)
        : observedActivity(each, settings.memoryMb, workload, figures);
    return activity && toUsage(each, workload, activity);
  };
  const before = monthly({ ...settings, ...BASELINE }, "initCpuSecondsBefore");
  const after = monthly(settings, "initCpuSeconds");
  return before && after && { before: { ...before, customMetrics: 0 }, after };
}

function measuredActivity(
  settings: FunctionSettings,
  workload: Workload,
  init: "initCpuSeconds" | "initCpuSecondsBefore",
): Activity | undefined {
  const measured = findMeasured(settings);
  if (measured === undefined) return undefined;
  const { memoryMb } = settings;
  const { invocations, cpuSeconds } = workPerObject(measured, workload.objectMb);
  const monthly = workload.objects * invocations;
  return {
    invocations: monthly,
    coldStarts: monthly * workload.coldStartShare,
    seconds: mapRange(secondsAtShare(cpuSeconds, memoryMb), (all) => all * workload.objects),
    initSeconds: initSeconds(measured[init], memoryMb),
  };
}

/** The activity from figures observed at this memory, or scaled from figures at other memory. */
function observedActivity(
  settings: FunctionSettings,
  deployedMb: number,
  workload: Workload,
  figures: readonly FunctionFigures[],
): Activity | undefined {
  const { functionName, memoryMb } = settings;
  const own = figures.filter((figure) => figure.functionName === functionName);
  const observedMb = (figure: FunctionFigures) => figure.memoryMb ?? deployedMb;
  const observed = own.find((figure) => observedMb(figure) === memoryMb) ?? own[0];
  if (observed === undefined) return undefined;
  const { coldStarts = 0, averageDurationMs, averageInitMs = 0 } = observed;
  const measured = findMeasured(settings);
  const invocations =
    workload.areObjectsGiven && measured !== undefined
      ? workload.objects * workPerObject(measured, workload.objectMb).invocations
      : observed.invocations;
  const scaledColdStarts =
    observed.invocations === 0 ? 0 : (coldStarts * invocations) / observed.invocations;
  const isSameMemory = observedMb(observed) === memoryMb;
  const secondsPerInvocation = isSameMemory
    ? exactly(averageDurationMs / 1000)
    : secondsAtOtherMemory(averageDurationMs / 1000, observedMb(observed), memoryMb);
  return {
    invocations,
    coldStarts: scaledColdStarts,
    seconds: mapRange(secondsPerInvocation, (each) => each * invocations),
    initSeconds: exactly(averageInitMs / 1000),
  };
}

function toUsage(
  settings: FunctionSettings,
  workload: Workload,
  { invocations, coldStarts, seconds, initSeconds: init }: Activity,
): FunctionUsage {
  const { functionName, architecture, memoryMb, snapStart, tracing } = settings;
  const gb = memoryMb / MB_PER_GB;
  const measured = findMeasured(settings);
  const work = measured && workPerObject(measured, workload.objectMb);
  const objects = work === undefined ? 0 : invocations / work.invocations;
  // With SnapStart the init runs when a version is published; a cold start restores its snapshot.
  const inits = snapStart ? workload.deploymentsPerMonth : coldStarts;
  return {
    functionName,
    architecture,
    invocations,
    durationGbSeconds: mapRange(seconds, (each) => each * gb),
    initGbSeconds: mapRange(init, (each) => each * inits * gb),
    cachedGbSeconds: snapStart ? cachedVersionSeconds(workload) * gb : 0,
    restoredGb: snapStart ? coldStarts * gb : 0,
    logsGb: (objects * (work?.logBytes ?? 0) + invocations * PLATFORM_LOG_BYTES) / BYTES_PER_GB,
    s3Writes: objects * (work?.s3Writes ?? 0),
    s3Reads: objects * (work?.s3Reads ?? 0),
    traces: tracing ? tracedInvocations(invocations) : exactly(0),
    customMetrics: measured?.customMetrics ?? 0,
  };
}

/** A version is cached until it is deleted, and billed for at least three hours. */
function cachedVersionSeconds({ deploymentsPerMonth, retainedVersions }: Workload): number {
  return Math.max(retainedVersions * SECONDS_PER_MONTH, deploymentsPerMonth * MIN_CACHE_SECONDS);
}

/** Low: all invocations arrive at once; high: one per second. */
function tracedInvocations(invocations: number): Range {
  const spread = Math.min(invocations, SECONDS_PER_MONTH);
  return {
    low: invocations * MIN_TRACED_SHARE,
    high: spread + (invocations - spread) * MIN_TRACED_SHARE,
  };
}
