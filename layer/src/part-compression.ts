/** The compression of a part under processed/, and of NDJSON in the output bucket. */
export type PartCompression = "gzip" | "zstd";

/** The extensions of part keys. */
export const PART_EXTENSIONS: Readonly<Record<PartCompression, string>> = {
  gzip: "ndjson.gz",
  zstd: "ndjson.zst",
};

/** Used instead of Content-Encoding, since clients that decode it would see bytes that don't match the checksum. */
export const PART_CONTENT_TYPES: Readonly<Record<PartCompression, string>> = {
  gzip: "application/gzip",
  zstd: "application/zstd",
};

/** The compression of a part, by its key. */
export function compressionOf(partKey: string): PartCompression {
  return partKey.endsWith(`.${PART_EXTENSIONS.zstd}`) ? "zstd" : "gzip";
}
