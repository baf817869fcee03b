import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ObjectVersion,
  type S3Client,
} from "@aws-sdk/client-s3";
import { callAws } from "../aws/errors";

/** The current version of an object. */
export interface CurrentObject {
  readonly bucket: string;
  readonly key: string;
  /** Undefined if the bucket has no versioning. */
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
  /** Only keys after this one, in UTF-8 byte order. */
  readonly after: string | undefined;
}

/** The current objects of a range in key order, without deleted ones. */
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
  return callAws("s3:ListBucketVersions", `bucket ${input.Bucket}`, () =>
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
    // A bucket without versioning lists the id "null"; the events of its objects have none.
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

/** Whether an object with this key exists. */
export async function objectExists(
  s3: S3Client,
  bucket: string,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const range = { bucket, prefix: key, since: undefined, until: undefined, after: undefined };
  // The key itself sorts before all longer keys that begin with it.
  for await (const object of listCurrentObjects(s3, range, signal)) return object.key === key;
  return false;
}
