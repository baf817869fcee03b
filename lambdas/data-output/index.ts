import { requireEnv } from "@lambda-etl/shared/env";
import { log } from "@lambda-etl/shared/logging";
import { type ObjectCreatedEvent, objectOfEvent } from "@lambda-etl/shared/object-created";
import { copyObject, createS3Client, readMetadata } from "@lambda-etl/shared/s3";
import { withSpan } from "@lambda-etl/shared/tracing";
import type { Context } from "aws-lambda";
import { outputKey } from "./output";

const ingestionBucket = requireEnv("INGESTION_BUCKET");
const outputBucket = requireEnv("OUTPUT_BUCKET");
const s3 = createS3Client();

/** Copies one processed object into its date partition of the output bucket. */
export async function handler(
  event: ObjectCreatedEvent,
  context: Context,
): Promise<{ key: string }> {
  const object = objectOfEvent(event, { bucket: ingestionBucket, prefix: "processed/" });
  const key = await withSpan("output", { key: object.key }, async () => {
    const target = outputKey(object.key, await readMetadata(s3, object));
    await copyObject(s3, object, { bucket: outputBucket, key: target });
    return target;
  });
  log("INFO", "object delivered", { requestId: context.awsRequestId, key });
  return { key };
}
