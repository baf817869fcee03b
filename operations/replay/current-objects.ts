import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ObjectVersion,
  type S3Client,
} from "@aws-sdk/client-s3";
import { call } from "../aws/errors";

/** The current version of an object. */
export interface CurrentObject {
  readonly bucket: string;
  readonly key: string;
  /** Undefined where the bucket keeps no versions. */
  readonly versionId: string | undefined;
  /** Without quotes. */
  readonly eTag: string;
  readonly bytes: number;
  readonly lastModified: Date;
}

export interface ObjectRange {
  readonly bucket: string;
  readonly prefix: string;
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  /** Only keys after this one, in the order of their UTF-8 bytes. */
  readonly after: string | undefined;
}

/** The objects of a range as they are now, in the order of their keys; what was deleted is not there. */
export async function* listCurrentObjects(
  s3: S3Client,
  range: ObjectRange,
  abortSignal: AbortSignal,
): AsyncGenerator<CurrentObject, void> {
  const { bucket, prefix, after } = range;
  let from: Marker | undefined = { KeyMarker: after };
  while (from !== undefined) {
    const page = await listPage(s3, { Bucket: bucket, Prefix: prefix, ...from }, abortSignal);
    for (const version of page.Versions ?? []) {
      const object = toObject(bucket, version);
      if (version.IsLatest === true && isInRange(object, range)) yield object;
    }
    const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    from = IsTruncated === true ? { KeyMarker, VersionIdMarker } : undefined;
  }
}

type Marker = Pick<ListObjectVersionsCommandInput, "KeyMarker" | "VersionIdMarker">;

function listPage(s3: S3Client, input: ListObjectVersionsCommandInput, abortSignal: AbortSignal) {
  return call("s3:ListBucketVersions", `bucket ${input.Bucket}`, () =>
    s3.send(new ListObjectVersionsCommand(input), { abortSignal }),
  );
}

function toObject(
  bucket: string,
  { Key = "", VersionId, ETag = "", Size = 0, LastModified = new Date(0) }: ObjectVersion,
): CurrentObject {
  return {
    bucket,
    key: Key,
    // "null" is what a bucket without versions gives, and the event of such an object none.
    versionId: VersionId === "null" ? undefined : VersionId,
    eTag: ETag.replaceAll('"', ""),
    bytes: Size,
    lastModified: LastModified,
  };
}

function isInRange({ key, lastModified }: CurrentObject, { since, until, after }: ObjectRange) {
  if (since !== undefined && lastModified < since) return false;
  if (until !== undefined && lastModified >= until) return false;
  return after === undefined || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

/** Whether there is an object with this key, now. */
export async function isThere(
  s3: S3Client,
  bucket: string,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const range = { bucket, prefix: key, since: undefined, until: undefined, after: undefined };
  // Of all keys that begin with this one it is the first.
  for await (const object of listCurrentObjects(s3, range, signal)) return object.key === key;
  return false;
}
