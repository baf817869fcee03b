import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import type { S3Client } from "@aws-sdk/client-s3";
import { encodeCrc32 } from "@lambda-etl/shared/encode-crc32";
import type { CreatedObject } from "@lambda-etl/shared/object-created";
import { compressionOf, PART_CONTENT_TYPES } from "@lambda-etl/shared/part-compression";
import {
  formatPartMetadata,
  type PartMetadata,
  parsePartMetadata,
} from "@lambda-etl/shared/part-metadata";
import { headObject } from "@lambda-etl/shared/s3";
import { listKeys, objectExists } from "@lambda-etl/shared/s3-list";
import { openObject, readText } from "@lambda-etl/shared/s3-read";
import { removeObject } from "@lambda-etl/shared/s3-remove";
import {
  putObject,
  type WriteCondition,
  type WriteOutcome,
  writeObject,
} from "@lambda-etl/shared/s3-write";
import { type CompressedContent, checkedBody, checkedContent } from "./checked-content";
import type { Column } from "./columns";
import type { Stores } from "./deliver";
import type { OutputFormat } from "./output-manifest";
import type { StoredNote } from "./work-note";

export interface Delivery {
  readonly s3: S3Client;
  readonly ingestionBucket: string;
  readonly outputBucket: string;
  readonly format: OutputFormat;
  /**
   * The columns of Parquet files.
   * @param dataset set if the pipeline has several
   */
  readonly columnsOf: (dataset: string | undefined) => readonly Column[];
  /** Of a part, uncompressed. */
  readonly maxPartBytes: number;
}

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;
const PARQUET_TYPE = "application/vnd.apache.parquet";

/** The two buckets in S3. */
export function s3Stores(delivery: Delivery, signal: AbortSignal): Stores {
  const { s3, ingestionBucket, outputBucket } = delivery;
  const readManifest = async (bucket: string, key: string) =>
    (await objectExists(s3, { bucket, key }, signal))
      ? readText(s3, { bucket, key }, { maxBytes: MAX_MANIFEST_BYTES, signal })
      : undefined;
  return {
    deliverPart: (part, plan) => deliverPart(part, plan, delivery, signal),
    readProcessed: async (key) => (await readManifest(ingestionBucket, key))?.text,
    listFiles: (prefix) => listKeys(s3, { bucket: outputBucket, prefix }, signal),
    readCurrent: (key) => readManifest(outputBucket, key),
    writeCurrent: (key, text, condition) => putText(key, text, condition, delivery, signal),
    writeNote: (note) => writeNote(note, delivery, signal),
    remove: (key) => removeObject(s3, { bucket: outputBucket, key }, signal),
  };
}

async function writeNote(note: StoredNote, delivery: Delivery, signal: AbortSignal): Promise<void> {
  await putText(note.key, note.text, undefined, delivery, signal);
}

function putText(
  key: string,
  text: string,
  condition: WriteCondition | undefined,
  { s3, outputBucket }: Delivery,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const body = Buffer.from(text);
  return putObject(
    s3,
    {
      bucket: outputBucket,
      key,
      contentType: "application/json",
      metadata: { stage: "output" },
      ...(condition !== undefined && { condition }),
      bytes: body.length,
      checksumCrc32: encodeCrc32(crc32(body)),
      openBody: () => body,
    },
    signal,
  );
}

async function deliverPart(
  part: CreatedObject,
  plan: Parameters<Stores["deliverPart"]>[1],
  delivery: Delivery,
  signal: AbortSignal,
): ReturnType<Stores["deliverPart"]> {
  const { s3, outputBucket, format } = delivery;
  const opened = await openObject(s3, part, signal);
  const where = `s3://${part.bucket}/${part.key}`;
  const compression = compressionOf(part.key);
  try {
    const metadata = parsePartMetadata(opened.metadata, where);
    const { records, bytes } = metadata;
    refuseTooLarge(Math.max(bytes, opened.bytes), delivery.maxPartBytes, where);
    const planned = await plan(metadata);
    if (planned === undefined) return undefined;
    const { key, note } = planned;
    if (await isDelivered(key, metadata, delivery, signal)) return { records, bytes };
    await writeNote(note, delivery, signal);
    const source = { body: opened.body, compression, where };
    const content = convert(source, metadata, delivery);
    const outcome = await writeObject(
      s3,
      {
        bucket: outputBucket,
        key,
        body: Readable.from(content, { objectMode: false }),
        contentType: format === "ndjson" ? PART_CONTENT_TYPES[compression] : PARQUET_TYPE,
        metadata: { ...formatPartMetadata(metadata), stage: "output" },
        condition: { absent: true },
      },
      signal,
    );
    if (outcome === "refused" && !(await isDelivered(key, metadata, delivery, signal))) {
      throw new Error(`s3://${outputBucket}/${key} was there and is gone: try again`);
    }
    return { records, bytes };
  } finally {
    opened.body.destroy();
  }
}

function refuseTooLarge(bytes: number, maxBytes: number, where: string): void {
  if (bytes <= maxBytes) return;
  throw new Error(
    `${where} has ${bytes} bytes, more than the ${maxBytes} that fit the function's timeout and memory: no part of data-transform's is as large`,
  );
}

function convert(
  source: CompressedContent,
  metadata: PartMetadata,
  { format, columnsOf }: Delivery,
): AsyncGenerator<Buffer> {
  if (format === "ndjson") return checkedBody(source, metadata);
  // Required here, so that a function that writes NDJSON does not load it at each init.
  const { toParquet } = require("./parquet") as typeof import("./parquet");
  const content = checkedContent(source, metadata);
  return toParquet(content, columnsOf(metadata.dataset?.name), source.where);
}

/**
 * Whether an earlier attempt has written the file. A file with other content is not overwritten.
 */
async function isDelivered(
  key: string,
  { sha256 }: PartMetadata,
  { s3, outputBucket }: Delivery,
  signal: AbortSignal,
): Promise<boolean> {
  const file = { bucket: outputBucket, key };
  if (!(await objectExists(s3, file, signal))) return false;
  const found = (await headObject(s3, file, signal))?.metadata.sha256;
  if (found === sha256) return true;
  throw new Error(
    `s3://${outputBucket}/${key} is there with another content (${found ?? "unknown"}, expected ${sha256}): remove it if it is not of this pipeline`,
  );
}
