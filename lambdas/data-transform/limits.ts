export interface TransformLimits {
  /** Of the content, uncompressed. */
  readonly maxContentBytes: number;
  /** Of each part, uncompressed: where parts are cut must not depend on how well they compress. */
  readonly maxPartBytes: number;
  /** Of all rejects together, uncompressed. */
  readonly maxRejectBytes: number;
}

/**
 * What the function can hold, as measured (docs/internals/measurements.md). The content: 1 GiB takes two thirds
 * of the timeout at the 0.58 vCPU of 1024 MB. A part: data-output makes Parquet of it in a third of
 * its timeout; compressed it is below 128 MB, whatever its content. Two parts and the rejects wait in
 * /tmp together, of 512 MB.
 */
export const LIMITS: TransformLimits = {
  maxContentBytes: 1024 ** 3,
  maxPartBytes: 128_000_000,
  maxRejectBytes: 128_000_000,
};
