import measurements from "./measurements.json";
import { CostError } from "./price-list";
import type { FunctionSettings } from "./settings";

/** The work of a function on one object of this size, summed over its warm invocations. */
export interface ObjectWork {
  readonly inputMb: number;
  readonly invocations: number;
  readonly cpuSeconds: number;
  /** Written by the function; excludes Lambda's own records. */
  readonly logBytes: number;
  readonly s3Writes: number;
  readonly s3Reads: number;
}

export interface MeasuredFunction {
  readonly initCpuSeconds: number;
  /** The baseline: not bundled, without the layer. */
  readonly initCpuSecondsBefore: number;
  /** The number of custom CloudWatch metrics. */
  readonly customMetrics: number;
  /** Sorted by size, smallest first. */
  readonly objects: readonly ObjectWork[];
}

/** The date of the measurements. */
export const MEASURED_ON = measurements.measuredOn;
/** The size of Lambda's own records of an invocation: start and report. */
export const PLATFORM_LOG_BYTES = measurements.platformLogBytes;

const functions: Readonly<Record<string, MeasuredFunction>> = measurements.functions;

/** Finds a function's measurements by its name; undefined if it was never measured. */
export function findMeasured({
  functionName,
  outputFormat,
}: FunctionSettings): MeasuredFunction | undefined {
  const stage = Object.keys(functions).find((name) => functionName.includes(name));
  if (stage === undefined) return undefined;
  const variant = outputFormat === "parquet" ? functions[`${stage}, Parquet`] : undefined;
  return variant ?? functions[stage];
}

/**
 * The work on one object of this size, interpolated linearly between the measured sizes. Sizes below the
 * smallest are extrapolated from the two smallest.
 * @throws CostError for a size above the largest measured
 */
export function workPerObject({ objects }: MeasuredFunction, objectMb: number): ObjectWork {
  const largestMb = objects.at(-1)?.inputMb ?? 0;
  if (objectMb > largestMb) {
    throw new CostError(
      `objects of ${objectMb} MB were never measured, only up to ${largestMb} MB; the functions reject objects above 1 GiB`,
    );
  }
  const end = Math.max(
    1,
    objects.findIndex(({ inputMb }) => inputMb >= objectMb),
  );
  const [from, to] = [objects[end - 1], objects[end]];
  if (from === undefined || to === undefined)
    throw new CostError("measured for fewer than two sizes");
  const at = (objectMb - from.inputMb) / (to.inputMb - from.inputMb);
  const between = (key: keyof ObjectWork) => Math.max(0, from[key] + (to[key] - from[key]) * at);
  return {
    inputMb: objectMb,
    invocations: Math.ceil(Math.max(from.invocations, between("invocations"))),
    cpuSeconds: between("cpuSeconds"),
    logBytes: between("logBytes"),
    s3Writes: between("s3Writes"),
    s3Reads: between("s3Reads"),
  };
}
