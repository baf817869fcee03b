import { createHash } from "node:crypto";

/** One version of a source object; it is the same in every duplicate, retry and replay. */
export interface SourceVersion {
  readonly bucket: string;
  readonly key: string;
  /** Absent if the bucket has no versioning; the eTag then identifies the content. */
  readonly versionId?: string;
  /** Without quotes. */
  readonly eTag: string;
}

const WORK_ID_DIGITS = 16;

/** The identifier of this version of the object: its version id, or else its eTag. */
export function versionOf({ versionId, eTag }: SourceVersion): string {
  return versionId ?? eTag;
}

/**
 * The identity of a unit of work: 16 hex digits derived only from the source version and the
 * specification, so that a repeated event finds the output of the first one.
 */
export function workIdOf(source: SourceVersion, specificationHash: string): string {
  const identity = [source.bucket, source.key, versionOf(source), specificationHash];
  return createHash("sha256")
    .update(JSON.stringify(identity))
    .digest("hex")
    .slice(0, WORK_ID_DIGITS);
}
