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

/** Where a part goes, and the note to write before. */
export interface PlannedFile {
  readonly key: string;
  readonly note: StoredNote;
}

/** What the delivery needs of the two buckets, each call strongly consistent as S3's are. */
export interface Stores {
  /**
   * Checks a part and writes it, and its note before, unless its file is there.
   * @param plan is undefined where the part is to be delivered no more, and so is the answer
   */
  deliverPart(
    part: CreatedObject,
    plan: (metadata: PartMetadata) => Promise<PlannedFile | undefined>,
  ): Promise<{ readonly records: number; readonly bytes: number } | undefined>;
  /** The text of an object of the ingestion bucket. */
  readProcessed(key: string): Promise<string | undefined>;
  /** The keys in the output bucket. */
  listFiles(prefix: string): Promise<readonly string[]>;
  readCurrent(key: string): Promise<{ readonly text: string; readonly eTag: string } | undefined>;
  writeCurrent(key: string, text: string, condition: WriteCondition): Promise<WriteOutcome>;
  writeNote(note: StoredNote): Promise<void>;
  /** Removes an object of the output bucket, if it is there. */
  remove(key: string): Promise<void>;
}

export interface DeliveryResult {
  readonly key: string;
  /** "waiting" for other parts or the manifest, whose own events go on from here. */
  readonly outcome: "finished" | "waiting" | "superseded";
  /** Where the pipeline has several. */
  readonly dataset?: string;
  readonly records: number;
  readonly bytes: number;
}

const MANIFEST_ATTEMPTS = 10;

/**
 * Delivers a part, or takes note of a manifest, and then finishes the work if nothing is missing.
 * Whoever comes last finishes: each writes its own object before it looks for those of the others.
 * What is older than the published result is removed in the same way: by who publishes, where it is
 * there by then, and by who wrote it, where it came later.
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
  // What was published under another name, before names that hide a file were avoided, keeps it.
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

/** How a part stands whose work data-transform has not completed, and perhaps never will. */
async function comparePart(metadata: PartMetadata | undefined, work: Work): Promise<Standing> {
  const current = (await readPublished(work))?.result;
  const isLate =
    current !== undefined && metadata !== undefined && isBehind(undefined, metadata, current);
  return { outcome: isLate ? "superseded" : "waiting", current };
}

/** Makes this the source's current result, unless that is newer. Looks again where another was quicker. */
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
    // Before it is replaced: afterwards nothing else would tell where its files are.
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
  // To wait for what is there, but listed under a damaged name, would be to wait for ever.
  const names = new Set(files.map(({ key }) => withoutExtension(key)));
  const other = found.find((key) => !names.has(withoutExtension(key)));
  if (other === undefined) return false;
  throw new Error(`${other} is listed among the files of a result that it is not of: try again`);
}

/** What is to be published of a work; undefined until data-transform has completed it. */
async function readResult({ path, workId, stores, format }: Work) {
  const key = processedManifestKey(path, workId);
  const text = await stores.readProcessed(key);
  return text === undefined ? undefined : toOutputManifest(parseManifest(text, key), format);
}

/** There may be files in the other format, from before the format was changed. */
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
