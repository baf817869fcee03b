import type { S3Client } from "@aws-sdk/client-s3";
import { pathOfRawKey, processedPartKey, rejectsKey } from "@lambda-etl/shared/keys";
import type { ManifestPart, ProcessedManifest } from "@lambda-etl/shared/manifest";
import type { CreatedObject } from "@lambda-etl/shared/object-created";
import type { OpenedObject } from "@lambda-etl/shared/s3-read";
import { versionOf } from "@lambda-etl/shared/work-id";
import type { CompiledTransform } from "./compile";
import type { TransformLimits } from "./limits";
import { type FinishedPart, type PartWriter, partWriter } from "./part-writer";
import { readBatches, tooLarge } from "./read-batches";
import { type Counts, rejectShareProblem } from "./reject-share";
import { partMetadata, storeFile } from "./store-results";

export interface TransformJob {
  readonly s3: S3Client;
  readonly source: CreatedObject;
  readonly transform: CompiledTransform;
  readonly limits: TransformLimits;
  readonly signal: AbortSignal;
  /**
   * The wait before an interrupted read or a write is retried; the layer's default if not given.
   */
  readonly firstWaitMs?: number;
}

/** Streams an object's content into parts and rejects, and returns the manifest that names them. */
export async function transformBody(
  job: TransformJob,
  workId: string,
  object: OpenedObject,
): Promise<ProcessedManifest> {
  const { source, transform, limits } = job;
  if (object.bytes > limits.maxContentBytes) throw tooLarge(object.bytes, limits.maxContentBytes);
  const parts: ManifestPart[] = [];
  const written = storePartsIn(parts, job, workId, object);
  const key = rejectsKey(pathOfRawKey(source.key), workId);
  const rejected = storeRejectsAs(key, job);
  try {
    const counts = await pour(job, object, written, rejected);
    // The rejects first: they show the reasons if there are too many of them.
    await rejected.finish();
    const problem = rejectShareProblem(counts, transform.maxRejectShare);
    if (problem !== undefined) throw new Error(`${problem}: see s3://${source.bucket}/${key}`);
    await written.finish();
    return manifestOf(job, object, counts, parts, key);
  } finally {
    await written.discard();
    await rejected.discard();
  }
}

function storePartsIn(
  parts: ManifestPart[],
  { s3, source, transform, limits, signal, firstWaitMs }: TransformJob,
  workId: string,
  { lastModified }: OpenedObject,
): PartWriter {
  const origin = {
    sourceVersion: versionOf(source),
    sourceLastModified: lastModified.toISOString(),
    specificationHash: transform.hash,
    specificationVersion: transform.version,
    ...datasetOf(transform),
  };
  const { compression } = transform;
  const storePart = async ({ number, records, file }: FinishedPart) => {
    const key = processedPartKey(pathOfRawKey(source.key), workId, number, compression);
    const metadata = partMetadata(file, records, origin);
    const store = { s3, bucket: source.bucket, signal, firstWaitMs };
    await storeFile(store, key, file, metadata);
    parts.push({ key, records, bytes: file.contentBytes, sha256: file.sha256 });
  };
  return partWriter(limits.maxPartBytes, storePart, compression);
}

function storeRejectsAs(
  key: string,
  { s3, source, signal, firstWaitMs }: TransformJob,
): PartWriter {
  return partWriter(Number.POSITIVE_INFINITY, ({ records, file }) => {
    const metadata = { stage: "rejects", records: String(records), sha256: file.sha256 };
    const store = { s3, bucket: source.bucket, signal, firstWaitMs };
    return storeFile(store, key, file, metadata);
  });
}

async function pour(
  { source, transform, limits, signal }: TransformJob,
  object: OpenedObject,
  written: PartWriter,
  rejected: PartWriter,
): Promise<Counts> {
  const counts = { written: 0, invalid: 0, filtered: 0 };
  let rejectBytes = 0;
  const content = { ...object, key: source.key };
  for await (const batch of readBatches(content, transform, limits.maxContentBytes)) {
    signal.throwIfAborted();
    await written.write(batch.written, batch.writtenCount);
    await rejected.write(batch.rejects, batch.invalidCount + batch.filteredCount);
    counts.written += batch.writtenCount;
    counts.invalid += batch.invalidCount;
    counts.filtered += batch.filteredCount;
    rejectBytes += batch.rejects.length;
    if (rejectBytes > limits.maxRejectBytes) {
      const all = counts.written + counts.invalid + counts.filtered;
      throw new Error(
        `the rejects take more than ${limits.maxRejectBytes} bytes: ${counts.invalid} invalid and ${counts.filtered} left out of the first ${all} records`,
      );
    }
  }
  return counts;
}

function manifestOf(
  { source, transform }: TransformJob,
  { bytes, lastModified }: OpenedObject,
  { written, invalid, filtered }: Counts,
  parts: readonly ManifestPart[],
  key: string,
): ProcessedManifest {
  const rejected = invalid + filtered;
  return {
    source: { ...source, lastModified: lastModified.toISOString(), bytes },
    ...datasetOf(transform),
    specification: { hash: transform.hash, version: transform.version },
    counts: { read: written + rejected, written, rejected },
    parts,
    rejects: rejected === 0 ? null : { key, records: rejected },
  };
}

function datasetOf({ dataset }: CompiledTransform): Pick<ProcessedManifest, "dataset"> {
  return dataset === undefined ? {} : { dataset };
}
