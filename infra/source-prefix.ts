/** The keys of a source bucket that begin with the prefix; an empty prefix matches all keys. */
export interface SourcePrefix {
  readonly bucket: string;
  readonly prefix: string;
}

/** Parses a configured `s3://bucket/prefix`. */
export function parseSourcePrefix(text: string): SourcePrefix {
  const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(text) ?? [];
  return { bucket, prefix };
}
