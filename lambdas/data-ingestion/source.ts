import { createHash } from "node:crypto";
import { RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";

/** A source to ingest, an https URL or an object in S3, and its key in the ingestion bucket. */
export type Source = HttpsSource | S3Source;

export interface HttpsSource {
  readonly kind: "https";
  readonly url: string;
  readonly key: string;
}

export interface S3Source {
  readonly kind: "s3";
  readonly bucket: string;
  readonly objectKey: string;
  readonly key: string;
}

/** The configured sources, by the text that names each in the configuration and in events. */
export type Sources = ReadonlyMap<string, Source>;

const MAX_KEY_BYTES = 1024;

/**
 * Reads the deployment's JSON list of sources.
 * @throws if an entry is unusable, or if two entries would write the same object
 */
export function readSources(json: string): Sources {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new Error("SOURCES must be a JSON list of URLs");
  const sources = new Map(list.map((text) => [text, parseSource(text)]));
  const keys = new Map<string, string>();
  for (const [text, { key }] of sources) {
    const other = keys.get(key);
    if (other !== undefined) throw new Error(`${other} and ${text} would both be stored as ${key}`);
    keys.set(key, text);
  }
  return sources;
}

/** The configured source that an event `{ source: "https://..." | "s3://bucket/key" }` names. */
export function chooseSource(event: unknown, sources: Sources): Source {
  const text = (event as { source?: unknown } | null)?.source;
  if (typeof text !== "string") {
    throw new Error(`event.source must be one of the configured sources, got ${typeof text}`);
  }
  const source = sources.get(text);
  if (source !== undefined) return source;
  // Only the host: the rest of an unknown URL must not reach the logs.
  const place = URL.canParse(text) ? `one at ${new URL(text).host}` : "a text that is no URL";
  throw new Error(
    `event.source must be one of the ${sources.size} configured sources, got ${place}`,
  );
}

/** The hosts (with ports) that a request may go to, redirected or not. */
export function allowedHosts(sources: Sources): ReadonlySet<string> {
  return new Set(
    [...sources.values()].flatMap((source) =>
      source.kind === "https" ? [new URL(source.url).host] : [],
    ),
  );
}

function parseSource(text: unknown): Source {
  if (typeof text !== "string" || !URL.canParse(text)) {
    throw new Error(`a source must be an https:// or s3:// URL, got ${JSON.stringify(text)}`);
  }
  return toSource(text, new URL(text));
}

function toSource(text: string, url: URL): Source {
  if (url.username !== "" || url.password !== "") {
    throw new Error(`a source must not hold credentials: ${url.protocol}//${url.host}`);
  }
  if (url.protocol === "https:") {
    url.hash = "";
    return withStorableKey({ kind: "https", url: url.href, key: urlKey(url) }, text);
  }
  if (url.protocol !== "s3:") {
    throw new Error(`a source must be an https:// or s3:// URL, got ${url.protocol}//${url.host}`);
  }
  const [, bucket, objectKey] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(text) ?? [];
  if (bucket === undefined || objectKey === undefined) {
    throw new Error(`a source in S3 must name a bucket and a key (s3://bucket/key), got ${text}`);
  }
  return s3Source(bucket, objectKey);
}

/** @throws if the object's key is too long to be stored under raw/ */
export function s3Source(bucket: string, objectKey: string): S3Source {
  const key = `${RAW_PREFIX}${bucket}/${objectKey}`;
  return withStorableKey({ kind: "s3", bucket, objectKey, key }, `s3://${bucket}/${objectKey}`);
}

function withStorableKey<Each extends Source>(source: Each, text: string): Each {
  if (Buffer.byteLength(source.key) <= MAX_KEY_BYTES) return source;
  throw new Error(`${text} is too long: its key would have more than ${MAX_KEY_BYTES} bytes`);
}

// The query selects content: without its hash, two reports of one endpoint would overwrite each
// other.
function urlKey(url: URL): string {
  const path = url.pathname === "/" ? "/index" : decodePath(url.pathname);
  if (url.search === "") return `${RAW_PREFIX}${url.host}${path}`;
  const hash = createHash("sha256").update(url.search).digest("hex").slice(0, 12);
  return `${RAW_PREFIX}${url.host}/query-${hash}${path}`;
}

// A path that does not decode to readable text keeps its escapes.
function decodePath(pathname: string): string {
  try {
    const decoded = decodeURIComponent(pathname);
    return /\p{Cc}/u.test(decoded) ? pathname : decoded;
  } catch {
    return pathname;
  }
}
