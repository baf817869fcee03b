import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { processedManifestKey, processedPartKey } from "@lambda-etl/shared/keys";
import { formatManifest } from "@lambda-etl/shared/manifest";
import { objectOfEvent } from "@lambda-etl/shared/object-created";
import type { PartCompression } from "@lambda-etl/shared/part-compression";
import { formatPartMetadata } from "@lambda-etl/shared/part-metadata";
import { createS3Client } from "@lambda-etl/shared/s3";
import { columnsOf } from "../../../lambdas/data-output/columns";
import { type DeliveryResult, deliver } from "../../../lambdas/data-output/deliver";
import type { OutputFormat } from "../../../lambdas/data-output/output-manifest";
import { s3Stores } from "../../../lambdas/data-output/stores";
import { setEnvironment } from "../../support/programs/environment";
import type { FaultyS3 } from "../../support/s3/s3-faults";
import { startS3Gateway } from "../../support/s3/s3-gateway";
import { S3Objects } from "../../support/s3/s3-objects";

export const MAX_PART_BYTES = 1_000;
export const WORK_ID = "0123456789abcdef";
/** The content of the parts of each work. */
export const LINES = ['{"id":1}\n{"id":2}\n', '{"id":3}\n'] as const;
const LAST_MODIFIED = "2026-11-23T08:00:00.000Z";
const COLUMNS = columnsOf({ version: 1, maxRejectShare: 0, fields: { id: { type: "integer" } } });

type CreatedEvent = Awaited<ReturnType<S3Objects["eventOf"]>>;

export interface Delivering {
  readonly s3: FaultyS3;
  readonly objects: S3Objects;
  /** Puts a part where data-transform would, and gives its key; with another body it is broken. */
  putPart(path: string, part: 0 | 1, body?: Buffer, compression?: PartCompression): Promise<string>;
  putManifest(path: string): Promise<string>;
  deliverKey(key: string, format?: OutputFormat, signal?: AbortSignal): Promise<DeliveryResult>;
  deliverEvent(event: CreatedEvent): Promise<DeliveryResult>;
  /** Of all that belongs to a path. */
  outputKeys(path: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts an S3 server with the buckets `ingestion` and `output`, and delivers from one to the other. */
export async function startDelivering(): Promise<Delivering> {
  const s3 = await startS3Gateway(["ingestion", "output"]);
  const objects = new S3Objects(s3.env);
  const restore = setEnvironment(s3.env);
  const deliverEvent = (
    event: CreatedEvent,
    format: OutputFormat = "ndjson",
    signal = new AbortController().signal,
  ) => {
    const object = objectOfEvent(event, { bucket: "ingestion", prefix: "processed/" });
    const buckets = { ingestionBucket: "ingestion", outputBucket: "output" };
    const limits = { maxPartBytes: MAX_PART_BYTES };
    const delivery = {
      s3: createS3Client(),
      ...buckets,
      ...limits,
      format,
      columnsOf: () => COLUMNS,
    };
    return deliver(object, s3Stores(delivery, signal), format);
  };
  return {
    s3,
    objects,
    deliverEvent,
    deliverKey: async (key, format, signal) =>
      deliverEvent(await objects.eventOf("ingestion", key), format, signal),
    putPart: async (path, part, body = gzipSync(LINES[part]), compression = "gzip") => {
      const key = processedPartKey(path, WORK_ID, part, compression);
      await objects.put("ingestion", key, body, partMetadata(part));
      return key;
    },
    putManifest: async (path) => {
      const key = processedManifestKey(path, WORK_ID);
      await objects.put("ingestion", key, formatManifest(manifestOf(path)));
      return key;
    },
    outputKeys: async (path) => (await objects.keys("output")).filter((key) => key.includes(path)),
    stop: async () => {
      restore();
      objects.close();
      await s3.stop();
    },
  };
}

export function outputOf(path: string, part: number, extension = "ndjson.gz"): string {
  return `dt=2026-11-23/${path}-${WORK_ID}-part-0000${part}.${extension}`;
}

export function partMetadata(part: 0 | 1): Readonly<Record<string, string>> {
  return formatPartMetadata({
    ...contentOf(LINES[part]),
    sourceVersion: "v1",
    sourceLastModified: LAST_MODIFIED,
    specificationHash: "5a",
  });
}

export function contentOf(text: string) {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { records: text.split("\n").length - 1, bytes: text.length, sha256 };
}

function manifestOf(path: string) {
  const key = `raw/${path}`;
  return {
    source: { bucket: "ingestion", key, eTag: "e", lastModified: LAST_MODIFIED, bytes: 27 },
    specification: { hash: "5a", version: 1 },
    counts: { read: 3, written: 3, rejected: 0 },
    parts: LINES.map((text, part) => ({
      key: processedPartKey(path, WORK_ID, part),
      ...contentOf(text),
    })),
    rejects: null,
  };
}

/** The message of the error that an attempt ends in. */
export function failure(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => "no error",
    (error: Error) => error.message,
  );
}
