export interface TransformLimits {
  /** Of the content, uncompressed. */
  readonly maxContentBytes: number;
  /** Of each part, uncompressed: the cuts between parts must not depend on the compression. */
  readonly maxPartBytes: number;
  /** Of all rejects together, uncompressed. */
  readonly maxRejectBytes: number;
}

/**
 * What the function can handle, as measured (docs/internals/measurements.md). Content: 1 GiB takes
 * two thirds of the timeout at the 0.58 vCPU of 1024 MB. A part: data-output turns it into Parquet
 * in a third of its timeout; compressed, it is below 128 MB, whatever its content. Two parts and
 * the rejects are held together in /tmp, which has 512 MB.
 */
export const LIMITS: TransformLimits = {
  maxContentBytes: 1024 ** 3,
  maxPartBytes: 128_000_000,
  maxRejectBytes: 128_000_000,
};
