export type Format = "ndjson" | "csv";

/**
 * The format that an object's name (without a compression extension) or type shows; otherwise
 * undefined.
 */
export function claimedFormat(key: string, contentType: string | undefined): Format | undefined {
  const name = key.replace(/\.(gz|gzip|zst|zstd)$/i, "");
  if (/\.csv$/i.test(name)) return "csv";
  if (/\.(ndjson|jsonl|json)$/i.test(name)) return "ndjson";
  if (contentType?.startsWith("text/csv")) return "csv";
  return contentType !== undefined && /ndjson|jsonl|json/.test(contentType) ? "ndjson" : undefined;
}

/** Guesses the format from the content, if nothing else shows it. */
export function formatOfContent(text: string): Format {
  return text.trimStart().startsWith("{") ? "ndjson" : "csv";
}
