import { requireEnv } from "@lambda-etl/shared/env";
import { type InvocationContext, runInvocation } from "@lambda-etl/shared/invocation";
import { RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { pathOfRawKey } from "@lambda-etl/shared/keys";
import {
  type Ignored,
  isFolder,
  type ObjectCreatedEvent,
  objectOfEvent,
} from "@lambda-etl/shared/object-created";
import { createS3Client } from "@lambda-etl/shared/s3";
import { versionOf } from "@lambda-etl/shared/work-id";
import { datasets } from "../datasets/datasets";
import { builtCodeHashes } from "./code-hashes";
import { compileDatasets } from "./compile-datasets";
import { LIMITS } from "./limits";
import { noDataset, setAside } from "./set-aside";
import { transformObject } from "./transform-object";
import { warmUp } from "./warm-up";

export interface Answer {
  readonly manifest: string;
  readonly parts: readonly string[];
  readonly counts: { readonly read: number; readonly written: number; readonly rejected: number };
  /** Whether an earlier invocation had already done the work. */
  readonly isRepeat: boolean;
}

/** The result for an object of no data set. */
export interface SetAside {
  readonly outcome: "set aside";
  /** The key of the note about the object. */
  readonly note: string;
}

const bucket = requireEnv("INGESTION_BUCKET");
const compiled = compileDatasets(datasets, process.env, builtCodeHashes(__dirname));
const s3 = createS3Client();
// Without a snapshot that keeps the compiled code, warming up costs a cold start more than it
// saves.
if (process.env.AWS_LAMBDA_INITIALIZATION_TYPE === "snap-start")
  compiled.transforms.forEach(warmUp);

/** Turns one raw object into processed parts, rejects and a manifest. */
export async function handler(
  event: ObjectCreatedEvent,
  context: InvocationContext,
): Promise<Answer | Ignored | SetAside> {
  const source = objectOfEvent(event, { bucket, prefix: RAW_PREFIX });
  const transform = compiled.transformOf(pathOfRawKey(source.key));
  const dataset = transform?.dataset?.name;
  const about = { key: source.key, version: versionOf(source), dataset };
  return runInvocation(context, about, async ({ signal, log, emit }) => {
    if (isFolder(event)) {
      log("INFO", "folder ignored", {});
      return { ignored: "folder" };
    }
    if (transform === undefined) {
      if (compiled.otherwise === "fail") throw noDataset(source.key);
      const note = await setAside(s3, source, signal);
      log("WARN", "object of no data set set aside", { note });
      emit({ ObjectsSetAside: 1 });
      return { outcome: "set aside", note };
    }
    const started = Date.now();
    const job = { s3, source, transform, limits: LIMITS, signal };
    const { manifestKey, manifest, isRepeat } = await transformObject(job);
    const { counts, parts } = manifest;
    log("INFO", isRepeat ? "object was transformed before" : "object transformed", {
      manifest: manifestKey,
      ...counts,
    });
    if (!isRepeat) {
      emit({
        RecordsRead: counts.read,
        RecordsWritten: counts.written,
        RecordsRejected: counts.rejected,
        BytesRead: manifest.source.bytes,
        Duration: Date.now() - started,
      });
    }
    return { manifest: manifestKey, parts: parts.map(({ key }) => key), counts, isRepeat };
  });
}
