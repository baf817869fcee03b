import { hash } from "node:crypto";
import type { Readable } from "node:stream";

/** What identifies a version of a source, as the source itself reports it. */
export interface Validators {
  readonly eTag?: string;
  /** The value of the Last-Modified header. */
  readonly lastModified?: string;
  /** The version ID of an object in a versioned bucket. */
  readonly version?: string;
}

export interface OpenedSource {
  /** Must be read to its end or destroyed, because it holds a socket. */
  readonly body: Readable;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly validators: Validators;
}

// S3 allows 2 KB of metadata for an object; with five names, each value gets at most 320 bytes.
const MAX_VALUE_BYTES = 320;

/**
 * Formats the validators as metadata of the stored object. Values that are too long are stored as
 * hashes, which still distinguish versions.
 */
export function formatValidators(
  origin: string,
  { eTag, lastModified, version }: Validators,
): Readonly<Record<string, string>> {
  return {
    stage: "raw",
    source: kept(origin),
    ...(eTag !== undefined && { "source-etag": kept(eTag) }),
    ...(lastModified !== undefined && { "source-last-modified": kept(lastModified) }),
    ...(version !== undefined && { "source-version": kept(version) }),
  };
}

/**
 * Reads the metadata of a stored object; an object written by something else has none of these
 * values.
 */
export function parseValidators(metadata: Readonly<Record<string, string>>): Validators {
  const { "source-etag": eTag, "source-last-modified": lastModified } = metadata;
  const { "source-version": version } = metadata;
  return {
    ...(eTag !== undefined && { eTag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(version !== undefined && { version }),
  };
}

/** Whether both are known to be the same version. Sources without validators never match. */
export function isSameVersion(stored: Validators | undefined, found: Validators): boolean {
  if (found.version !== undefined) return stored?.version === kept(found.version);
  if (found.eTag !== undefined) return stored?.eTag === kept(found.eTag);
  return found.lastModified !== undefined && stored?.lastModified === kept(found.lastModified);
}

function kept(value: string): string {
  return Buffer.byteLength(value) <= MAX_VALUE_BYTES ? value : `sha256:${hash("sha256", value)}`;
}
