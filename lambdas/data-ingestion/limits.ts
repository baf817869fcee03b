/**
 * As a source sends it: half the timeout at the 0.29 vCPU of 512 MB, as measured without TLS
 * (docs/internals/measurements.md).
 */
export const MAX_SOURCE_BYTES = 1024 ** 3;
