import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { S3Client } from "@aws-sdk/client-s3";
import { encodeCrc32 } from "@lambda-etl/shared/encode-crc32";
import { PART_CONTENT_TYPES } from "@lambda-etl/shared/part-compression";
import { formatPartMetadata, type PartMetadata } from "@lambda-etl/shared/part-metadata";
import { headObject } from "@lambda-etl/shared/s3";
import { type ObjectToPut, putObject } from "@lambda-etl/shared/s3-write";
import { withSpan } from "@lambda-etl/shared/tracing";
import type { SpooledFile } from "./spool";

/** Where to store results, and until when. */
export interface Store {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly signal: AbortSignal;
  /** The wait before a write is retried; the layer's default if undefined. */
  readonly firstWaitMs?: number | undefined;
}

/**
 * Stores a compressed file and closes it. An identical file from an earlier attempt is left as it
 * is.
 */
export async function storeFile(
  store: Store,
  key: string,
  file: SpooledFile,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    await storeOnce(store, {
      bucket: store.bucket,
      key,
      contentType: PART_CONTENT_TYPES[file.compression],
      metadata,
      bytes: file.bytes,
      checksumCrc32: file.checksumCrc32,
      openBody: file.openBody,
    });
  } finally {
    await file.close();
  }
}

export function partMetadata(
  file: SpooledFile,
  records: number,
  origin: Omit<PartMetadata, "records" | "bytes" | "sha256">,
): Readonly<Record<string, string>> {
  return formatPartMetadata({ records, bytes: file.contentBytes, sha256: file.sha256, ...origin });
}

/** Stores a small text as JSON. */
export async function storeText(
  store: Store,
  key: string,
  text: string,
  stage: "processed" | "rejects" = "processed",
): Promise<void> {
  const body = Buffer.from(text);
  await storeOnce(store, {
    bucket: store.bucket,
    key,
    contentType: "application/json",
    metadata: { stage, sha256: hash("sha256", text) },
    bytes: body.length,
    checksumCrc32: encodeCrc32(crc32(body)),
    openBody: () => body,
  });
}

async function storeOnce(store: Store, object: ObjectToPut): Promise<void> {
  const { s3, signal } = store;
  await withSpan("write", { key: object.key, bytes: object.bytes }, async () => {
    const outcome = await put(store, { ...object, condition: { absent: true } });
    if (outcome === "written") return;
    const found = await headObject(s3, object, signal);
    if (found !== undefined && isSame(found.metadata, object.metadata)) return;
    // The key is ours, but the metadata is not: leaving the object would publish it.
    if (found === undefined || (await replace(store, object, found.eTag)) === "refused") {
      throw new Error(`s3://${object.bucket}/${object.key} is being changed by somebody else`);
    }
  });
}

function replace(store: Store, object: ObjectToPut, eTag: string) {
  return put(store, { ...object, condition: { unchanged: eTag } });
}

function put({ s3, signal, firstWaitMs }: Store, object: ObjectToPut) {
  return putObject(s3, object, signal, firstWaitMs);
}

function isSame(
  left: Readonly<Record<string, string>>,
  right: Readonly<Record<string, string>>,
): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => left[name] === right[name]);
}
