import type { S3Client } from "@aws-sdk/client-s3";
import { pathOfRawKey, setAsideKey } from "@lambda-etl/shared/keys";
import type { CreatedObject } from "@lambda-etl/shared/object-created";
import { workIdOf } from "@lambda-etl/shared/work-id";
import { storeText } from "./store-results";

const REASON = "its key fits no data set";

/** The error for an object of no data set, if such objects are to fail. */
export function noDataset(key: string): Error {
  return new Error(`${key} can't be transformed: ${REASON}`);
}

/**
 * Stores a note that an object is of no data set, and returns the note's key. The note is the same
 * for the same version of the object.
 */
export async function setAside(
  s3: S3Client,
  source: CreatedObject,
  signal: AbortSignal,
): Promise<string> {
  const { bucket, key: sourceKey, versionId, eTag } = source;
  const key = setAsideKey(pathOfRawKey(sourceKey), workIdOf(source, ""));
  const note = { source: { bucket, key: sourceKey, versionId, eTag }, reason: REASON };
  await storeText({ s3, bucket, signal }, key, `${JSON.stringify(note, null, 2)}\n`, "rejects");
  return key;
}
