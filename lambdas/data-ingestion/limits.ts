/**
 * The size of a source as sent. 1 GiB takes half the timeout at the 0.29 vCPU of 512 MB, as
 * measured without TLS (docs/internals/measurements.md).
 */
export const MAX_SOURCE_BYTES = 1024 ** 3;
