export type Format = "ndjson" | "csv";

/** What the name of an object, without its ending for a compression, or its type says; else undefined. */
export function claimedFormat(key: string, contentType: string | undefined): Format | undefined {
  const name = key.replace(/\.(gz|gzip|zst|zstd)$/i, "");
  if (/\.csv$/i.test(name)) return "csv";
  if (/\.(ndjson|jsonl|json)$/i.test(name)) return "ndjson";
  if (contentType?.startsWith("text/csv")) return "csv";
  return contentType !== undefined && /ndjson|jsonl|json/.test(contentType) ? "ndjson" : undefined;
}

/** What the content looks like, where nothing says what it is. */
export function formatOfContent(text: string): Format {
  return text.trimStart().startsWith("{") ? "ndjson" : "csv";
}
