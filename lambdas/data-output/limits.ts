/**
 * The content of one part, uncompressed, that is measured to fit (docs/internals/measurements.md): as Parquet it
 * takes less than half of the timeout, at the 0.29 vCPU of 512 MB, and less than 60 % of the memory. No
 * part that data-transform makes is larger.
 */
export const MAX_PART_BYTES = 128_000_000;
