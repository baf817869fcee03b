import { DeleteObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ObjectReference } from "./s3";
import { s3Error } from "./s3-errors";

const NO_CONTENT = 204;

/** Removes an object if it exists. In a versioned bucket it can be restored. */
export async function removeObject(
  s3: S3Client,
  { bucket, key }: Pick<ObjectReference, "bucket" | "key">,
  signal: AbortSignal,
): Promise<void> {
  try {
    const command = new DeleteObjectCommand({ Bucket: bucket, Key: key });
    const { $metadata } = await s3.send(command, { abortSignal: signal });
    const { httpStatusCode: status } = $metadata;
    // A response with status 200 may contain an error that the SDK finds only at the end of the body.
    if (status !== NO_CONTENT) {
      throw new Error(
        `the response does not confirm it: its status is ${status}, not ${NO_CONTENT}`,
      );
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw s3Error("remove", { bucket, key }, error);
  }
}
