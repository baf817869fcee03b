/** One way to turn a gzip file of raw records into a gzip file of NDJSON. */
export type Variant = (input: string, output: string) => Promise<void>;

// What the functions use: the variants differ in how they go about it, not in these.
export const CHUNK_BYTES = 128 * 1024;
export const MIN_BLOCK_BYTES = 64 * 1024;
