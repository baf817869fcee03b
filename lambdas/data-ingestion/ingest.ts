import { createHash } from "node:crypto";

/** One source to take in: an https URL or an object in S3. */
export type Source =
  | { readonly kind: "https"; readonly url: string; readonly key: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly objectKey: string;
      readonly key: string;
    };

/**
 * Reads an event `{ source: "https://..." | "s3://bucket/key" }`.
 * The key under raw/ follows from the source alone, so that a repeated event writes the same object.
 */
export function parseSource(event: unknown): Source {
  const source = (event as { source?: unknown } | null)?.source;
  if (typeof source !== "string" || !URL.canParse(source)) {
    throw new Error(`event.source must be an https:// or s3:// URL, got ${JSON.stringify(source)}`);
  }
  const url = new URL(source);
  if (url.username !== "" || url.password !== "") {
    throw new Error(`event.source must not hold credentials: ${url.protocol}//${url.host}`);
  }
  if (url.protocol === "https:") return { kind: "https", url: url.href, key: rawKey(url) };
  if (url.protocol !== "s3:") {
    throw new Error(
      `event.source must be an https:// or s3:// URL, got ${url.protocol}//${url.host}`,
    );
  }
  const [, bucket, objectKey] = /^s3:\/\/([^/]+)\/(.+)$/.exec(source) ?? [];
  if (bucket === undefined || objectKey === undefined) {
    throw new Error(`event.source must name a bucket and a key (s3://bucket/key), got ${source}`);
  }
  return { kind: "s3", bucket, objectKey, key: `raw/${bucket}/${objectKey}` };
}

// A query selects content: without its hash, two reports of one endpoint would overwrite each other.
function rawKey(url: URL): string {
  const path = url.pathname === "/" ? "/index" : decodeURIComponent(url.pathname);
  if (url.search === "") return `raw/${url.host}${path}`;
  const hash = createHash("sha256").update(url.search).digest("hex").slice(0, 12);
  return `raw/${url.host}/query-${hash}${path}`;
}
