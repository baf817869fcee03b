/** How the records of a part are compressed, under processed/ and as NDJSON in the output bucket. */
export type PartCompression = "gzip" | "zstd";

/** What the keys of parts end in. */
export const PART_EXTENSIONS: Readonly<Record<PartCompression, string>> = {
  gzip: "ndjson.gz",
  zstd: "ndjson.zst",
};

/** No Content-Encoding: clients that undo it by themselves would find other bytes than the checksum is of. */
export const PART_CONTENT_TYPES: Readonly<Record<PartCompression, string>> = {
  gzip: "application/gzip",
  zstd: "application/zstd",
};

/** The compression of a part, by its key. */
export function compressionOf(partKey: string): PartCompression {
  return partKey.endsWith(`.${PART_EXTENSIONS.zstd}`) ? "zstd" : "gzip";
}
