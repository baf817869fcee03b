/** One way to turn a gzip file of raw records into a gzip file of NDJSON. */
export type Variant = (input: string, output: string) => Promise<void>;

// The same values as in the functions: variants differ in their approach, not in these.
export const CHUNK_BYTES = 128 * 1024;
export const MIN_BLOCK_BYTES = 64 * 1024;
