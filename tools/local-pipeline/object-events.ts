import { createHash } from "node:crypto";

/** An object in a bucket's listing. */
export interface ListedObject {
  readonly bucket: string;
  readonly key: string;
  readonly eTag: string;
  readonly bytes: number;
  readonly lastModified: Date;
}

/** The event that EventBridge sends for an object created in S3. */
export function objectCreatedEvent(object: ListedObject) {
  const { bucket, key, eTag, bytes, lastModified } = object;
  const time = lastModified.toISOString();
  const id = createHash("sha256").update(JSON.stringify(object)).digest("hex");
  return {
    version: "0",
    id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
    "detail-type": "Object Created",
    source: "aws.s3",
    account: "123456789012",
    time,
    region: "us-east-1",
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: { key, size: bytes, etag: eTag, sequencer: sequencer(lastModified) },
      "request-id": id.slice(0, 16).toUpperCase(),
      requester: "123456789012",
      "source-ip-address": "127.0.0.1",
      reason: "PutObject",
    },
  };
}

function sequencer(lastModified: Date): string {
  return lastModified.getTime().toString(16).toUpperCase().padStart(16, "0");
}

/**
 * Whether an event matches an EventBridge pattern. Each field of the pattern lists allowed values or
 * `{ prefix }`.
 * @throws Error for any other filter
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((allowed) => matchesValue(allowed, event));
  return Object.entries(pattern as object).every(([name, inner]) =>
    matchesPattern(inner, (event as { readonly [key: string]: unknown } | undefined)?.[name]),
  );
}

function matchesValue(allowed: unknown, value: unknown): boolean {
  if (typeof allowed !== "object" || allowed === null) return allowed === value;
  const { prefix, ...others } = allowed as { readonly prefix?: unknown };
  if (typeof prefix !== "string" || Object.keys(others).length > 0) {
    throw new Error(
      `the filter ${JSON.stringify(allowed)} of an event pattern is not supported here`,
    );
  }
  return typeof value === "string" && value.startsWith(prefix);
}
