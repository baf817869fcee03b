import { once } from "node:events";
import { pipeline, type Readable, type Writable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { deadlineSignal } from "@lambda-etl/shared/deadline";
import { requireEnv } from "@lambda-etl/shared/env";
import { log } from "@lambda-etl/shared/logging";
import { type ObjectCreatedEvent, objectOfEvent } from "@lambda-etl/shared/object-created";
import { createS3Client } from "@lambda-etl/shared/s3";
import { type OpenedObject, openObject } from "@lambda-etl/shared/s3-read";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { withSpan } from "@lambda-etl/shared/tracing";
import type { Context } from "aws-lambda";
import { resultKeys, toBatches } from "./transform";

export interface TransformResult {
  readonly processed: string;
  readonly rejects: string;
  readonly acceptedCount: number;
  readonly rejectedCount: number;
}

const ingestionBucket = requireEnv("INGESTION_BUCKET");
const s3 = createS3Client();

/** Turns one raw NDJSON object, plain or gzip, into a processed and a rejects object. */
export async function handler(
  event: ObjectCreatedEvent,
  context: Context,
): Promise<TransformResult> {
  const object = objectOfEvent(event, { bucket: ingestionBucket, prefix: "raw/" });
  const keys = resultKeys(object.key, object.versionId ?? object.eTag);
  const counts = await withSpan("transform", { key: object.key }, async () => {
    const raw = await openObject(s3, object, deadlineSignal(context));
    return transformBody(raw, object.key.endsWith(".gz"), keys, deadlineSignal(context));
  });
  const result = { ...keys, ...counts };
  log("INFO", "object transformed", { requestId: context.awsRequestId, ...result });
  return result;
}

async function transformBody(
  raw: OpenedObject,
  isGzipName: boolean,
  keys: { readonly processed: string; readonly rejects: string },
  deadline: AbortSignal,
): Promise<{ acceptedCount: number; rejectedCount: number }> {
  const failure = new AbortController();
  const signal = AbortSignal.any([deadline, failure.signal]);
  const fail = (error: unknown) => failure.abort(error);
  const counts = { acceptedCount: 0, rejectedCount: 0 };
  const input = isGzipName || raw.contentEncoding === "gzip" ? gunzip(raw.body) : raw.body;
  const processed = createGzip();
  const rejects = createGzip();
  // The date of the raw version, not of today: a replay must land in the same partition.
  const metadata = { stage: "processed", dt: raw.lastModified.toISOString().slice(0, 10) };

  const split = async () => {
    for await (const batch of toBatches(input)) {
      await writeTo(processed, batch.accepted, signal);
      await writeTo(rejects, batch.rejected, signal);
      counts.acceptedCount += batch.acceptedCount;
      counts.rejectedCount += batch.rejectedCount;
    }
    processed.end();
    rejects.end();
  };
  const store = (key: string, body: Readable) =>
    writeObject(
      s3,
      { bucket: ingestionBucket, key, body, contentType: "application/gzip", metadata },
      signal,
    );

  const steps = [split(), store(keys.processed, processed), store(keys.rejects, rejects)];
  for (const step of steps) step.catch(fail);
  const outcomes = await Promise.allSettled(steps);
  input.destroy();
  if (failure.signal.aborted) throw failure.signal.reason;
  if (outcomes.some((outcome) => outcome.status === "rejected")) throw deadline.reason;
  return counts;
}

function gunzip(body: Readable): Readable {
  return pipeline(body, createGunzip(), () => undefined);
}

async function writeTo(stream: Writable, text: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (text !== "" && !stream.write(text)) await once(stream, "drain", { signal });
}
