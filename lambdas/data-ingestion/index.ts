import { requireEnv } from "@lambda-etl/shared/env";
import { runInvocation } from "@lambda-etl/shared/invocation";
import { type Ignored, isFolder } from "@lambda-etl/shared/object-created";
import { createS3Client } from "@lambda-etl/shared/s3";
import { withSpan } from "@lambda-etl/shared/tracing";
import type { Context } from "aws-lambda";
import { type Ingestion, type IngestResult, ingestSource } from "./ingest";
import { MAX_SOURCE_BYTES } from "./limits";
import { isPublicAddress } from "./public-address";
import { chooseSource, readSources } from "./source";
import { isObjectCreated, readSourcePrefixes, sourceOfEvent } from "./source-prefixes";

const ingestion: Ingestion = {
  s3: createS3Client(),
  ingestionBucket: requireEnv("INGESTION_BUCKET"),
  sources: readSources(requireEnv("SOURCES")),
  network: {
    isAllowedAddress: isPublicAddress,
    connectTimeoutMs: 5_000,
    answerTimeoutMs: 15_000,
    idleTimeoutMs: 10_000,
  },
  maxBytes: MAX_SOURCE_BYTES,
  firstWaitMs: 500,
};

const prefixes = readSourcePrefixes(process.env.SOURCE_PREFIXES);

/**
 * Ingests one source: the configured source that the event names, or the current version of the
 * object in an event from a source bucket.
 */
export async function handler(event: unknown, context: Context): Promise<IngestResult | Ignored> {
  const source = isObjectCreated(event)
    ? sourceOfEvent(event, prefixes)
    : chooseSource(event, ingestion.sources);
  return runInvocation(context, { key: source.key }, async ({ signal, log, emit }) => {
    if (isObjectCreated(event) && isFolder(event)) {
      log("INFO", "folder ignored", {});
      return { ignored: "folder" };
    }
    const startedAt = performance.now();
    const result = await withSpan("ingest", { key: source.key }, () =>
      ingestSource(source, ingestion, signal),
    );
    const { outcome, bytes } = result;
    log("INFO", outcome === "stored" ? "source stored" : "source unchanged", { bytes });
    emit({
      SourcesStored: outcome === "stored" ? 1 : 0,
      BytesIngested: bytes,
      IngestDuration: performance.now() - startedAt,
    });
    return result;
  });
}
