import {
  outputManifestKey,
  type ProcessedKey,
  parseProcessedKey,
  processedManifestKey,
} from "@lambda-etl/shared/keys";
import { parseManifest } from "@lambda-etl/shared/manifest";
import type { CreatedObject } from "@lambda-etl/shared/object-created";
import type { WriteCondition, WriteOutcome } from "@lambda-etl/shared/s3-write";
import {
  filePrefix,
  formatOutputManifest,
  isSuperseded,
  type OutputFormat,
  type OutputManifest,
  toOutputManifest,
} from "./output-manifest";

/** What the delivery needs of the two buckets, each call strongly consistent as S3's are. */
export interface Stores {
  /** Checks a part and writes it to the output bucket, unless it is there. */
  deliverPart(part: CreatedObject): Promise<{ readonly records: number; readonly bytes: number }>;
  /** The text of an object of the ingestion bucket. */
  readProcessed(key: string): Promise<string | undefined>;
  /** The keys in the output bucket. */
  listFiles(prefix: string): Promise<readonly string[]>;
  readCurrent(key: string): Promise<{ readonly text: string; readonly eTag: string } | undefined>;
  writeCurrent(key: string, text: string, condition: WriteCondition): Promise<WriteOutcome>;
}

export interface DeliveryResult {
  readonly key: string;
  /** "waiting" for other parts or the manifest, whose own events go on from here. */
  readonly outcome: "finished" | "waiting" | "superseded";
  readonly records: number;
  readonly bytes: number;
}

const MANIFEST_ATTEMPTS = 10;

/**
 * Delivers a part, or takes note of a manifest, and then finishes the work if nothing is missing.
 * Whoever comes last finishes: each writes its own object before it looks for those of the others.
 */
export async function deliver(
  object: CreatedObject,
  stores: Stores,
  format: OutputFormat,
): Promise<DeliveryResult> {
  const work = parseProcessedKey(object.key);
  const { records, bytes } =
    work.part === undefined ? { records: 0, bytes: 0 } : await stores.deliverPart(object);
  return { ...(await finish(work, stores, format)), records, bytes };
}

async function finish(
  { path, workId }: ProcessedKey,
  stores: Stores,
  format: OutputFormat,
): Promise<Pick<DeliveryResult, "key" | "outcome">> {
  const key = outputManifestKey(path);
  const manifestKey = processedManifestKey(path, workId);
  const text = await stores.readProcessed(manifestKey);
  if (text === undefined) return { key, outcome: "waiting" };
  const manifest = toOutputManifest(parseManifest(text, manifestKey), format);
  if (!(await isComplete(manifest, stores))) return { key, outcome: "waiting" };
  return { key, outcome: await publish(key, manifest, stores) };
}

async function isComplete({ files }: OutputManifest, stores: Stores): Promise<boolean> {
  const [first] = files;
  if (first === undefined) return true;
  const present = new Set(await stores.listFiles(filePrefix(first.key)));
  return files.every(({ key }) => present.has(key));
}

/** Makes this the source's current result, unless that is newer. Looks again where another was quicker. */
async function publish(
  key: string,
  manifest: OutputManifest,
  stores: Stores,
): Promise<"finished" | "superseded"> {
  const text = formatOutputManifest(manifest);
  for (let attempt = 1; attempt <= MANIFEST_ATTEMPTS; attempt += 1) {
    const current = await stores.readCurrent(key);
    if (current?.text === text) return "finished";
    if (current !== undefined && isSuperseded(manifest, JSON.parse(current.text))) {
      return "superseded";
    }
    const condition =
      current === undefined ? { absent: true as const } : { unchanged: current.eTag };
    if ((await stores.writeCurrent(key, text, condition)) === "written") return "finished";
  }
  throw new Error(`${key} was replaced by others ${MANIFEST_ATTEMPTS} times in a row: try again`);
}
