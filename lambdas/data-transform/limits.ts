export interface TransformLimits {
  /** Of the content, uncompressed. */
  readonly maxContentBytes: number;
  /** Of each part, uncompressed: where parts are cut must not depend on how well they compress. */
  readonly maxPartBytes: number;
  /** Of all rejects together, uncompressed. */
  readonly maxRejectBytes: number;
}

/**
 * What the function can hold. The content: an estimate until it is measured, 22 MB/s at the 0.58
 * vCPU of 1024 MB, times 300 s, halved. A part: what data-output can check and convert in its time;
 * compressed it is below 128 MB, whatever its content. Two parts and the rejects wait in /tmp
 * together, of 512 MB.
 */
export const LIMITS: TransformLimits = {
  maxContentBytes: 3 * 1024 ** 3,
  maxPartBytes: 128_000_000,
  maxRejectBytes: 128_000_000,
};
