import measurements from "./measurements.json";
import { CostError } from "./price-list";
import type { FunctionSettings } from "./settings";

/** What one object of this size takes of a function: all its invocations together, running already. */
export interface ObjectWork {
  readonly inputMb: number;
  readonly invocations: number;
  readonly cpuSeconds: number;
  /** Written by the function; Lambda's own records come on top. */
  readonly logBytes: number;
  readonly s3Writes: number;
  readonly s3Reads: number;
}

export interface MeasuredFunction {
  readonly initCpuSeconds: number;
  /** As it was before: not bundled, and without the layer. */
  readonly initCpuSecondsBefore: number;
  /** Of its own, in CloudWatch. */
  readonly customMetrics: number;
  /** By size, the smallest first. */
  readonly objects: readonly ObjectWork[];
}

/** When the figures were measured. */
export const MEASURED_ON = measurements.measuredOn;
/** Lambda's own records of an invocation: start and report. */
export const PLATFORM_LOG_BYTES = measurements.platformLogBytes;

const functions: Readonly<Record<string, MeasuredFunction>> = measurements.functions;

/** The figures of a function, by its name; undefined for one that was never measured. */
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
 * The work on one object of this size: on the line between the sizes that were measured, below the
 * smallest on the line through the two smallest.
 * @throws CostError for one that is larger than any that was measured
 */
export function workOnObject({ objects }: MeasuredFunction, objectMb: number): ObjectWork {
  const largestMb = objects.at(-1)?.inputMb ?? 0;
  if (objectMb > largestMb) {
    throw new CostError(
      `objects of ${objectMb} MB were never measured, only up to ${largestMb} MB; the functions refuse more than 1 GiB`,
    );
  }
  const end = Math.max(
    1,
    objects.findIndex(({ inputMb }) => inputMb >= objectMb),
  );
  const [from, to] = [objects[end - 1], objects[end]];
  if (from === undefined || to === undefined)
    throw new CostError("measured at fewer than two sizes");
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
