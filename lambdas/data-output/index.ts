import { requireEnv } from "@lambda-etl/shared/env";
import { runInvocation } from "@lambda-etl/shared/invocation";
import { PROCESSED_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { type ObjectCreatedEvent, objectOfEvent } from "@lambda-etl/shared/object-created";
import { createS3Client } from "@lambda-etl/shared/s3";
import { withSpan } from "@lambda-etl/shared/tracing";
import { versionOf } from "@lambda-etl/shared/work-id";
import type { Context } from "aws-lambda";
import { datasets } from "../datasets/datasets";
import { columnChooser } from "./columns";
import { type DeliveryResult, deliver } from "./deliver";
import { MAX_PART_BYTES } from "./limits";
import { readOutputFormat } from "./output-manifest";
import { type Delivery, s3Stores } from "./stores";

const delivery: Delivery = {
  s3: createS3Client(),
  ingestionBucket: requireEnv("INGESTION_BUCKET"),
  outputBucket: requireEnv("OUTPUT_BUCKET"),
  format: readOutputFormat(requireEnv("OUTPUT_FORMAT")),
  columnsOf: columnChooser(datasets),
  maxPartBytes: MAX_PART_BYTES,
};

/** Delivers one processed part, or registers a manifest; the last of them publishes the result. */
export async function handler(
  event: ObjectCreatedEvent,
  context: Context,
): Promise<DeliveryResult> {
  const { ingestionBucket: bucket, format } = delivery;
  const object = objectOfEvent(event, { bucket, prefix: PROCESSED_PREFIX });
  const about = { key: object.key, version: versionOf(object) };
  return runInvocation(context, about, async ({ signal, log, addFields, emit }) => {
    const startedAt = performance.now();
    const result = await withSpan("deliver", about, () =>
      deliver(object, s3Stores(delivery, signal), format),
    );
    const { outcome, key: manifest, dataset, records, bytes } = result;
    addFields({ dataset });
    log("INFO", "object delivered", { outcome, manifest, records, bytes });
    emit({
      RecordsDelivered: records,
      BytesDelivered: bytes,
      DeliveryDuration: performance.now() - startedAt,
    });
    return result;
  });
}
