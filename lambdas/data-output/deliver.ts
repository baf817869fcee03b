import {
  outputManifestKey,
  type ProcessedKey,
  parseProcessedKey,
  processedManifestKey,
} from "@lambda-etl/shared/keys";
import { parseManifest } from "@lambda-etl/shared/manifest";
import type { CreatedObject } from "@lambda-etl/shared/object-created";
import type { PartMetadata } from "@lambda-etl/shared/part-metadata";
import type { WriteCondition, WriteOutcome } from "@lambda-etl/shared/s3-write";
import {
  fileKey,
  filePrefix,
  formatOutputManifest,
  isSameResult,
  isSuperseded,
  type OutputFormat,
  type OutputManifest,
  parseOutputManifest,
  toOutputManifest,
} from "./output-manifest";
import { removeOutdated, removeWork } from "./remove-outdated";
import { formatNote, isOutdated, noteOnResult, type StoredNote } from "./work-note";

/** The destination of a part, and the note to write first. */
export interface PlannedFile {
  readonly key: string;
  readonly note: StoredNote;
}

/** The operations that delivery needs on the two buckets. Each is strongly consistent, as in S3. */
export interface Stores {
  /**
   * Checks a part and writes its note, then the part, unless its file already exists.
   * @param plan returns undefined if the part is no longer to be delivered; the result is then
   * undefined too
   */
  deliverPart(
    part: CreatedObject,
    plan: (metadata: PartMetadata) => Promise<PlannedFile | undefined>,
  ): Promise<{ readonly records: number; readonly bytes: number } | undefined>;
  /** The text of an object in the ingestion bucket. */
  readProcessed(key: string): Promise<string | undefined>;
  /** The keys in the output bucket. */
  listFiles(prefix: string): Promise<readonly string[]>;
  readCurrent(key: string): Promise<{ readonly text: string; readonly eTag: string } | undefined>;
  writeCurrent(key: string, text: string, condition: WriteCondition): Promise<WriteOutcome>;
  writeNote(note: StoredNote): Promise<void>;
  /** Removes an object from the output bucket, if it exists. */
  remove(key: string): Promise<void>;
}

export interface DeliveryResult {
  readonly key: string;
  /** "waiting" for other parts or the manifest, whose own events continue the work. */
  readonly outcome: "finished" | "waiting" | "superseded";
  /** Set if the pipeline has several data sets. */
  readonly dataset?: string;
  readonly records: number;
  readonly bytes: number;
}

const MANIFEST_ATTEMPTS = 10;

/**
 * Delivers a part, or registers a manifest, and then finishes the work if nothing is missing. The
 * last one finishes: each writes its own object before it looks for the others' objects. Files
 * older than the published result are removed the same way: by the publisher if they already exist,
 * otherwise by their own writer.
 */
export async function deliver(
  object: CreatedObject,
  stores: Stores,
  format: OutputFormat,
): Promise<DeliveryResult> {
  const work = { ...parseProcessedKey(object.key), stores, format };
  let metadata: PartMetadata | undefined;
  const plan = (read: PartMetadata) => {
    metadata = read;
    return planFile(object.key, read, work);
  };
  const delivered = work.part === undefined ? undefined : await stores.deliverPart(object, plan);
  const result = await finish(work, metadata);
  return { ...result, records: delivered?.records ?? 0, bytes: delivered?.bytes ?? 0 };
}

interface Work extends ProcessedKey {
  readonly stores: Stores;
  readonly format: OutputFormat;
}

async function planFile(
  partKey: string,
  metadata: PartMetadata,
  work: Work,
): Promise<PlannedFile | undefined> {
  const { path, workId, format } = work;
  const [mine, current] = [await readResult(work), await readPublished(work)];
  if (current !== undefined && isBehind(mine, metadata, current.result)) return undefined;
  // A result published under a name from before names that hide a file were avoided keeps that
  // name.
  const published = isPublished(mine, current?.result) ? current?.result : undefined;
  const key =
    published?.files[work.part ?? 0]?.key ??
    fileKey(partKey, metadata.sourceLastModified, format, metadata.dataset);
  const note = formatNote({ path, workId, files: filePrefix(key), origin: metadata });
  return { key, note };
}

async function finish(
  work: Work,
  metadata: PartMetadata | undefined,
): Promise<Pick<DeliveryResult, "key" | "outcome" | "dataset">> {
  const key = outputManifestKey(work.path);
  const mine = await readResult(work);
  const { outcome, current } =
    mine === undefined ? await comparePart(metadata, work) : await publish(mine, work);
  const lastModified = mine?.source.lastModified ?? metadata?.sourceLastModified;
  const dataset = mine?.dataset ?? metadata?.dataset;
  if (outcome === "superseded" && lastModified !== undefined) {
    await removeWork(work, lastModified, dataset);
  }
  if (current !== undefined && outcome !== "waiting") await removeOutdated(work, current);
  return { key, outcome, ...(dataset !== undefined && { dataset: dataset.name }) };
}

interface Standing {
  readonly outcome: DeliveryResult["outcome"];
  readonly current: OutputManifest | undefined;
}

/** Compares a part whose work data-transform has not completed, and may never complete. */
async function comparePart(metadata: PartMetadata | undefined, work: Work): Promise<Standing> {
  const current = (await readPublished(work))?.result;
  const isLate =
    current !== undefined && metadata !== undefined && isBehind(undefined, metadata, current);
  return { outcome: isLate ? "superseded" : "waiting", current };
}

/**
 * Makes this the source's current result, unless the current one is newer. Checks again if another
 * writer was faster.
 */
async function publish(mine: OutputManifest, work: Work): Promise<Standing> {
  const { stores, path } = work;
  const key = outputManifestKey(path);
  for (let attempt = 1; attempt <= MANIFEST_ATTEMPTS; attempt += 1) {
    const current = await readPublished(work);
    if (isPublished(mine, current?.result)) return { outcome: "finished", current: mine };
    if (current !== undefined && isSuperseded(mine, current.result)) {
      return { outcome: "superseded", current: current.result };
    }
    if (!(await isComplete(mine, stores))) return { outcome: "waiting", current: current?.result };
    // Written before the manifest is replaced: afterwards nothing else records where its files are.
    const note = current && noteOnResult(path, current.result);
    if (note !== undefined) await stores.writeNote(note);
    const condition =
      current === undefined ? { absent: true as const } : { unchanged: current.eTag };
    const text = formatOutputManifest(mine);
    if ((await stores.writeCurrent(key, text, condition)) === "written") {
      return { outcome: "finished", current: mine };
    }
  }
  throw new Error(`${key} was replaced by others ${MANIFEST_ATTEMPTS} times in a row: try again`);
}

async function isComplete({ files }: OutputManifest, stores: Stores): Promise<boolean> {
  const [first] = files;
  if (first === undefined) return true;
  const found = await stores.listFiles(filePrefix(first.key));
  const present = new Set(found);
  if (files.every(({ key }) => present.has(key))) return true;
  // A file that is listed under a damaged name would otherwise be waited for forever.
  const names = new Set(files.map(({ key }) => withoutExtension(key)));
  const other = found.find((key) => !names.has(withoutExtension(key)));
  if (other === undefined) return false;
  throw new Error(`${other} is listed among the files of a result that it is not of: try again`);
}

/** The result of a work to publish; undefined until data-transform has completed it. */
async function readResult({ path, workId, stores, format }: Work) {
  const key = processedManifestKey(path, workId);
  const text = await stores.readProcessed(key);
  return text === undefined ? undefined : toOutputManifest(parseManifest(text, key), format);
}

/**
 * Ignores the extension, because files may be in the other format, from before the format was
 * changed.
 */
function withoutExtension(key: string): string {
  return key.replace(/\.(?:ndjson\.(?:gz|zst)|parquet)$/, "");
}

async function readPublished({ path, stores }: Work) {
  const found = await stores.readCurrent(outputManifestKey(path));
  if (found === undefined) return undefined;
  const result = parseOutputManifest(found.text, outputManifestKey(path));
  return { result, eTag: found.eTag };
}

function isPublished(mine: OutputManifest | undefined, current: OutputManifest | undefined) {
  return mine !== undefined && current !== undefined && isSameResult(mine, current);
}

function isBehind(
  mine: OutputManifest | undefined,
  metadata: PartMetadata,
  current: OutputManifest,
): boolean {
  if (mine === undefined) return isOutdated(metadata, current) === true;
  return !isSameResult(mine, current) && isSuperseded(mine, current);
}
