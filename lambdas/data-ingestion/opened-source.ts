import { hash } from "node:crypto";
import type { Readable } from "node:stream";

/** What tells one version of a source from another, as the source itself says it. */
export interface Validators {
  readonly eTag?: string;
  /** As in the header of that name. */
  readonly lastModified?: string;
  /** Of an object in a bucket that keeps versions. */
  readonly version?: string;
}

export interface OpenedSource {
  /** Must be read to its end or destroyed: it holds a socket. */
  readonly body: Readable;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly validators: Validators;
}

// All of an object's metadata may have 2 KB: five names, and each value of so many bytes at most.
const MAX_VALUE_BYTES = 320;

/** As the metadata of the stored object. What is too long for it is kept by its hash, which tells it apart as well. */
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

/** Reads the metadata of a stored object; an object that something else has put there has none of it. */
export function parseValidators(metadata: Readonly<Record<string, string>>): Validators {
  const { "source-etag": eTag, "source-last-modified": lastModified } = metadata;
  const { "source-version": version } = metadata;
  return {
    ...(eTag !== undefined && { eTag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(version !== undefined && { version }),
  };
}

/** Whether both are known to be the same version. Two that say nothing of themselves are not. */
export function isSameVersion(stored: Validators | undefined, found: Validators): boolean {
  if (found.version !== undefined) return stored?.version === kept(found.version);
  if (found.eTag !== undefined) return stored?.eTag === kept(found.eTag);
  return found.lastModified !== undefined && stored?.lastModified === kept(found.lastModified);
}

function kept(value: string): string {
  return Buffer.byteLength(value) <= MAX_VALUE_BYTES ? value : `sha256:${hash("sha256", value)}`;
}
