import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { S3Client } from "@aws-sdk/client-s3";
import { deadlineSignal } from "@lambda-etl/shared/deadline";
import { requireEnv } from "@lambda-etl/shared/env";
import { log } from "@lambda-etl/shared/logging";
import { createS3Client } from "@lambda-etl/shared/s3";
import { openObject } from "@lambda-etl/shared/s3-read";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { withSpan } from "@lambda-etl/shared/tracing";
import type { Context } from "aws-lambda";
import { parseSource, type Source } from "./ingest";

const ingestionBucket = requireEnv("INGESTION_BUCKET");
const s3 = createS3Client();

/** Streams one source, unchanged, to raw/ in the ingestion bucket. */
export async function handler(event: unknown, context: Context): Promise<{ key: string }> {
  const source = parseSource(event);
  const signal = deadlineSignal(context);
  await withSpan("ingest", { key: source.key }, async () => {
    const opened = await openSource(s3, source, signal);
    await writeObject(
      s3,
      { ...opened, bucket: ingestionBucket, key: source.key, metadata: { stage: "raw" } },
      signal,
    );
  });
  log("INFO", "source stored", { requestId: context.awsRequestId, key: source.key });
  return { key: source.key };
}

interface OpenedSource {
  readonly body: Readable;
  readonly contentType?: string;
  readonly contentEncoding?: string;
}

async function openSource(
  client: S3Client,
  source: Source,
  signal: AbortSignal,
): Promise<OpenedSource> {
  if (source.kind === "https") return openUrl(source.url, signal);
  return openObject(client, { bucket: source.bucket, key: source.objectKey }, signal);
}

// fetch undoes a Content-Encoding, so that header is asked away instead of being passed on.
async function openUrl(url: string, signal: AbortSignal): Promise<OpenedSource> {
  const answer = await fetch(url, { signal, headers: { "accept-encoding": "identity" } });
  if (!answer.ok || answer.body === null) {
    await answer.body?.cancel();
    throw new Error(`${new URL(url).host} answered ${answer.status} ${answer.statusText}`);
  }
  const contentType = answer.headers.get("content-type");
  return {
    body: Readable.fromWeb(answer.body as ReadableStream),
    ...(contentType !== null && { contentType }),
  };
}
