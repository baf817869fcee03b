import type { S3Client } from "@aws-sdk/client-s3";
import { headObject } from "@lambda-etl/shared/s3";
import { openObject } from "@lambda-etl/shared/s3-read";
import { tooLarge } from "./checked-body";
import { isSameVersion, type OpenedSource, type Validators } from "./opened-source";
import type { S3Source } from "./source";

export interface S3SourceRequest {
  readonly source: S3Source;
  readonly s3: S3Client;
  readonly stored: Validators | undefined;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Opens exactly the current version of an object; undefined if that version is already stored. */
export async function openSourceObject({
  source,
  s3,
  stored,
  maxBytes,
  signal,
}: S3SourceRequest): Promise<OpenedSource | undefined> {
  const object = { bucket: source.bucket, key: source.objectKey };
  const uri = `s3://${object.bucket}/${object.key}`;
  const head = await headObject(s3, object, signal);
  if (head === undefined) throw new Error(`${uri} does not exist`);
  const { eTag, versionId, bytes } = head;
  const validators = { eTag, ...(versionId !== undefined && { version: versionId }) };
  if (isSameVersion(stored, validators)) return undefined;
  if (bytes > maxBytes) throw tooLarge(uri, bytes, maxBytes);
  const version = { eTag, ...(versionId !== undefined && { versionId }) };
  return { ...(await openObject(s3, { ...object, ...version }, signal)), validators };
}
