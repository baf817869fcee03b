/** Keys of a source bucket: those that begin with the prefix, or all where it is empty. */
export interface SourcePrefix {
  readonly bucket: string;
  readonly prefix: string;
}

/** Reads a configured `s3://bucket/prefix`. */
export function parseSourcePrefix(text: string): SourcePrefix {
  const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(text) ?? [];
  return { bucket, prefix };
}
