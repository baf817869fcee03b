import { BEFORE } from "./before";
import { initSeconds, secondsAtShare, secondsElsewhere } from "./cpu-share";
import type { FunctionFigures } from "./figures";
import { findMeasured, PLATFORM_LOG_BYTES, workOnObject } from "./measurements";
import type { Architecture } from "./price-list";
import { exactly, mapRange, type Range } from "./range";
import type { FunctionSettings } from "./settings";

/** What a month brings. */
export interface Workload {
  readonly objects: number;
  /** False: what CloudWatch has counted is taken as it is, where there are figures of it. */
  readonly areObjectsGiven: boolean;
  readonly objectMb: number;
  /** Of all invocations, those that start an execution environment: from 0 to 1. */
  readonly coldStartShare: number;
  readonly deploymentsPerMonth: number;
  /** Published versions that are kept, the current one among them. */
  readonly retainedVersions: number;
}

/** What AWS charges a function for in a month, in its units. */
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

/** How a function runs in a month: from the measurements, or from figures of its own. */
interface Activity {
  readonly invocations: number;
  readonly coldStarts: number;
  readonly seconds: Range;
  readonly initSeconds: Range;
}

/**
 * What a function takes in a month under its settings, and what it would have taken before; undefined
 * where there is nothing to tell it from.
 * @param figures of CloudWatch, which count more than the measurements
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
        : seenActivity(each, settings.memoryMb, workload, figures);
    return activity && toUsage(each, workload, activity);
  };
  const before = monthly({ ...settings, ...BEFORE }, "initCpuSecondsBefore");
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
  const { invocations, cpuSeconds } = workOnObject(measured, workload.objectMb);
  const monthly = workload.objects * invocations;
  return {
    invocations: monthly,
    coldStarts: monthly * workload.coldStartShare,
    seconds: mapRange(secondsAtShare(cpuSeconds, memoryMb), (all) => all * workload.objects),
    initSeconds: initSeconds(measured[init], memoryMb),
  };
}

/** Figures seen under this memory, or else what they say of it. */
function seenActivity(
  settings: FunctionSettings,
  deployedMb: number,
  workload: Workload,
  figures: readonly FunctionFigures[],
): Activity | undefined {
  const { functionName, memoryMb } = settings;
  const own = figures.filter((figure) => figure.functionName === functionName);
  const seenAt = (figure: FunctionFigures) => figure.memoryMb ?? deployedMb;
  const seen = own.find((figure) => seenAt(figure) === memoryMb) ?? own[0];
  if (seen === undefined) return undefined;
  const { coldStarts = 0, averageDurationMs, averageInitMs = 0 } = seen;
  const measured = findMeasured(settings);
  const invocations =
    workload.areObjectsGiven && measured !== undefined
      ? workload.objects * workOnObject(measured, workload.objectMb).invocations
      : seen.invocations;
  const starts = seen.invocations === 0 ? 0 : (coldStarts * invocations) / seen.invocations;
  const isSame = seenAt(seen) === memoryMb;
  const here = (milliseconds: number) =>
    isSame
      ? exactly(milliseconds / 1000)
      : secondsElsewhere(milliseconds / 1000, seenAt(seen), memoryMb);
  const seconds = mapRange(here(averageDurationMs), (each) => each * invocations);
  return { invocations, coldStarts: starts, seconds, initSeconds: exactly(averageInitMs / 1000) };
}

function toUsage(
  settings: FunctionSettings,
  workload: Workload,
  { invocations, coldStarts, seconds, initSeconds: init }: Activity,
): FunctionUsage {
  const { functionName, architecture, memoryMb, snapStart, tracing } = settings;
  const gb = memoryMb / MB_PER_GB;
  const measured = findMeasured(settings);
  const work = measured && workOnObject(measured, workload.objectMb);
  const objects = work === undefined ? 0 : invocations / work.invocations;
  // With SnapStart an init happens when a version is published, and a cold start restores it.
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
    traces: tracing ? tracedOf(invocations) : exactly(0),
    customMetrics: measured?.customMetrics ?? 0,
  };
}

/** Each version is cached until it is deleted, and for three hours at least. */
function cachedVersionSeconds({ deploymentsPerMonth, retainedVersions }: Workload): number {
  return Math.max(retainedVersions * SECONDS_PER_MONTH, deploymentsPerMonth * MIN_CACHE_SECONDS);
}

/** From all at once to all a second apart. */
function tracedOf(invocations: number): Range {
  const spread = Math.min(invocations, SECONDS_PER_MONTH);
  return {
    low: invocations * MIN_TRACED_SHARE,
    high: spread + (invocations - spread) * MIN_TRACED_SHARE,
  };
}
