/**
 * The largest content of a part, uncompressed, that is measured to fit
 * (docs/internals/measurements.md): writing it as Parquet takes less than half of the timeout, at
 * the 0.29 vCPU of 512 MB, and less than 60 % of the memory. data-transform makes no larger part.
 */
export const MAX_PART_BYTES = 128_000_000;
