import {
  outputPartKey,
  pathOfRawKey,
  processedManifestKey,
  processedPartKey,
  rejectsKey,
} from "@lambda-etl/shared/keys";
import { formatManifest, type ProcessedManifest, parseManifest } from "@lambda-etl/shared/manifest";
import { PART_EXTENSIONS } from "@lambda-etl/shared/part-compression";
import { objectExists } from "@lambda-etl/shared/s3-list";
import { openObject, readText } from "@lambda-etl/shared/s3-read";
import { withSpan } from "@lambda-etl/shared/tracing";
import { versionOf, workIdOf } from "@lambda-etl/shared/work-id";
import type { CompiledTransform } from "./compile";
import { withBody } from "./read-body";
import { storeText } from "./store-results";
import { type TransformJob, transformBody } from "./transform-body";

export interface TransformResult {
  readonly manifestKey: string;
  readonly manifest: ProcessedManifest;
  /** Whether an earlier invocation had already done the work. */
  readonly isRepeat: boolean;
}

// About 200 bytes for each part: this allows thousands of parts, more than any limit does.
const MAX_MANIFEST_BYTES = 1024 * 1024;

/**
 * Makes the parts, the rejects and finally the manifest of one raw object. The results are the same
 * for the same version of the object and the same specification, however often and however far it
 * ran before.
 * @throws an error that names the object, if it can't be read, is too large, or has too many
 * invalid records
 */
export async function transformObject(job: TransformJob): Promise<TransformResult> {
  const { source, signal } = job;
  try {
    return await findOrMake(job);
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    const name = `s3://${source.bucket}/${source.key} (version ${versionOf(source)})`;
    throw new Error(`can't transform ${name}: ${why}`, { cause });
  }
}

async function findOrMake(job: TransformJob): Promise<TransformResult> {
  const { s3, source, transform, signal, firstWaitMs } = job;
  const { bucket } = source;
  const workId = workIdOf(source, transform.hash);
  const path = pathOfRawKey(source.key);
  const manifestKey = processedManifestKey(path, workId);
  refuseLongKeys(path, workId, transform);
  const limit = { maxBytes: MAX_MANIFEST_BYTES, signal };
  const place = { bucket, key: manifestKey };
  const done = (await objectExists(s3, place, signal))
    ? await readText(s3, place, limit)
    : undefined;
  if (done !== undefined) {
    const manifest = parseManifest(done.text, `s3://${bucket}/${manifestKey}`);
    return { manifestKey, manifest, isRepeat: true };
  }
  const manifest = await withBody(
    () => openObject(s3, source, signal, firstWaitMs),
    (object) => withSpan("transform", {}, () => transformBody(job, workId, object)),
  );
  await storeText({ s3, bucket, signal, firstWaitMs }, manifestKey, formatManifest(manifest));
  return { manifestKey, manifest, isRepeat: false };
}

/**
 * Runs before any work: the keys of results, here and in the output bucket, are longer than the
 * source's key.
 */
function refuseLongKeys(path: string, workId: string, transform: CompiledTransform): void {
  const { compression, dataset } = transform;
  processedPartKey(path, workId, 0, compression);
  rejectsKey(path, workId);
  const part = { path, workId, part: 0 };
  const extension = PART_EXTENSIONS[compression];
  outputPartKey(part, new Date(0).toISOString(), extension, dataset?.outputPrefix);
}
