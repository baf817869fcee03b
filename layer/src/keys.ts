import { createHash } from "node:crypto";
import {
  DATE_PREFIX,
  OUTPUT_MANIFESTS_PREFIX,
  OUTPUT_WORKS_PREFIX,
  PROCESSED_PREFIX,
  RAW_PREFIX,
  REJECTS_PREFIX,
} from "./key-prefixes";
import { PART_EXTENSIONS, type PartCompression } from "./part-compression";

const MAX_KEY_BYTES = 1024;
const NOTES_DIGITS = 32;
const BELOW_PROCESSED =
  /^(?<path>.*)\/(?<workId>[0-9a-f]{16})\/(?:part-(?<part>\d{5})\.ndjson\.(?:gz|zst)|manifest\.json)$/s;

/** The parsed parts of a key under processed/. `path` is the source's key without raw/. */
export interface ProcessedKey {
  readonly path: string;
  readonly workId: string;
  /** The number of the part; undefined for the manifest. */
  readonly part: number | undefined;
}

/** The path of a source under raw/, which all keys derived from it contain. */
export function pathOfRawKey(key: string): string {
  if (!key.startsWith(RAW_PREFIX)) throw new Error(`${key} does not start with ${RAW_PREFIX}`);
  return key.slice(RAW_PREFIX.length);
}

export function processedPartKey(
  path: string,
  workId: string,
  part: number,
  compression: PartCompression = "gzip",
): string {
  const file = `${partName(part)}.${PART_EXTENSIONS[compression]}`;
  return checkLength(`${PROCESSED_PREFIX}${path}/${workId}/${file}`);
}

export function processedManifestKey(path: string, workId: string): string {
  return checkLength(`${PROCESSED_PREFIX}${path}/${workId}/manifest.json`);
}

export function rejectsKey(path: string, workId: string): string {
  return checkLength(`${REJECTS_PREFIX}${path}/${workId}.ndjson.gz`);
}

/** The key of the note that an object belongs to no data set. */
export function setAsideKey(path: string, workId: string): string {
  return checkLength(`${REJECTS_PREFIX}${path}/${workId}.set-aside.json`);
}

/** Parses a key under processed/. @throws Error for any other key */
export function parseProcessedKey(key: string): ProcessedKey {
  const below = key.startsWith(PROCESSED_PREFIX) ? key.slice(PROCESSED_PREFIX.length) : "";
  const groups = BELOW_PROCESSED.exec(below)?.groups;
  if (groups?.path === undefined || groups.workId === undefined) {
    throw new Error(
      `${key} is not processed/<path>/<work id>/part-<number>.ndjson.gz or .zst, or .../manifest.json: not made by data-transform`,
    );
  }
  const { path, workId, part } = groups;
  return { path, workId, part: part === undefined ? undefined : Number(part) };
}

/**
 * The key of a part in the output bucket. Its date partition is the UTC date on which the source version
 * was stored, which stays the same in every retry and replay.
 * @param extension "ndjson.gz", "ndjson.zst" or "parquet"
 * @param outputPrefix of the data set
 */
export function outputPartKey(
  { path, workId, part }: { readonly path: string; readonly workId: string; readonly part: number },
  sourceLastModified: string,
  extension: string,
  outputPrefix = "",
): string {
  const date = new Date(sourceLastModified).toISOString().slice(0, 10);
  // Readers skip files whose names start with . or _ as hidden.
  const visible = /^[._]/.test(path) ? `${RAW_PREFIX}${path}` : path;
  const name = visible.replaceAll("/", "--");
  const file = `${name}-${workId}-${partName(part)}.${extension}`;
  return checkLength(`${outputPrefix}${DATE_PREFIX}${date}/${file}`);
}

/** The key of the manifest that names a source's current files in the output bucket. */
export function outputManifestKey(path: string): string {
  return checkLength(`${OUTPUT_MANIFESTS_PREFIX}${path}.json`);
}

/**
 * The prefix of all notes on the work of one source. A hash, because any number of other paths may start
 * with this path.
 */
export function outputNotesPrefix(path: string): string {
  const digits = createHash("sha256").update(path).digest("hex").slice(0, NOTES_DIGITS);
  return `${OUTPUT_WORKS_PREFIX}${digits}/`;
}

/** The key of the note that a unit of work may have files in the output bucket. */
export function outputNoteKey(path: string, workId: string): string {
  return `${outputNotesPrefix(path)}${workId}.json`;
}

function partName(part: number): string {
  return `part-${String(part).padStart(5, "0")}`;
}

function checkLength(key: string): string {
  const bytes = Buffer.byteLength(key);
  if (bytes <= MAX_KEY_BYTES) return key;
  throw new Error(
    `the key ${key} would have ${bytes} bytes, but S3 allows ${MAX_KEY_BYTES}: shorten the source's key`,
  );
}
