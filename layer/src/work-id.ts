import { createHash } from "node:crypto";

/** One version of a source object: what stays the same in every duplicate, retry and replay. */
export interface SourceVersion {
  readonly bucket: string;
  readonly key: string;
  /** Absent where the bucket keeps no versions: the eTag then names the content. */
  readonly versionId?: string;
  /** Without quotes. */
  readonly eTag: string;
}

const WORK_ID_DIGITS = 16;

/** What names this version of the object: its version id, or its eTag where there is none. */
export function versionOf({ versionId, eTag }: SourceVersion): string {
  return versionId ?? eTag;
}

/**
 * The identity of a unit of work: 16 hex digits that follow from the source version and the
 * specification alone, so that a repeated event finds what the first one wrote.
 */
export function workIdOf(source: SourceVersion, specificationHash: string): string {
  const identity = [source.bucket, source.key, versionOf(source), specificationHash];
  return createHash("sha256")
    .update(JSON.stringify(identity))
    .digest("hex")
    .slice(0, WORK_ID_DIGITS);
}
