import { DeleteObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ObjectReference } from "./s3";
import { s3Error } from "./s3-errors";

/** Removes an object, if it is there. In a bucket that keeps versions it can be brought back. */
export async function removeObject(
  s3: S3Client,
  { bucket, key }: Pick<ObjectReference, "bucket" | "key">,
  signal: AbortSignal,
): Promise<void> {
  try {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal: signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw s3Error("remove", { bucket, key }, error);
  }
}
