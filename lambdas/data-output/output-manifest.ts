import type { DatasetIdentity } from "@lambda-etl/shared/dataset-identity";
import { outputPartKey, parseProcessedKey } from "@lambda-etl/shared/keys";
import type { ManifestSource, ProcessedManifest } from "@lambda-etl/shared/manifest";
import { compressionOf, PART_EXTENSIONS } from "@lambda-etl/shared/part-compression";
import { versionOf } from "@lambda-etl/shared/work-id";

export type OutputFormat = "ndjson" | "parquet";

/** Names the files in the output bucket that hold the records of the newest version of a source. */
export interface OutputManifest extends Omit<ProcessedManifest, "parts"> {
  readonly format: OutputFormat;
  readonly files: readonly OutputFile[];
}

/** `bytes` and `sha256` are those of the records as uncompressed NDJSON, whatever the format. */
export interface OutputFile {
  readonly key: string;
  readonly records: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads the format from the deployment's configuration. */
export function readOutputFormat(text: string): OutputFormat {
  if (text === "ndjson" || text === "parquet") return text;
  throw new Error(`OUTPUT_FORMAT must be ndjson or parquet, got ${JSON.stringify(text)}`);
}

/** The key of a part in the output bucket. */
export function fileKey(
  partKey: string,
  sourceLastModified: string,
  format: OutputFormat,
  dataset?: DatasetIdentity,
): string {
  const { path, workId, part } = parseProcessedKey(partKey);
  if (part === undefined) throw new Error(`${partKey} is no part of a result`);
  const place = { path, workId, part };
  return outputPartKey(
    place,
    sourceLastModified,
    extensionOf(partKey, format),
    dataset?.outputPrefix,
  );
}

/** NDJSON parts keep their compression. */
function extensionOf(partKey: string, format: OutputFormat): string {
  return format === "ndjson" ? PART_EXTENSIONS[compressionOf(partKey)] : "parquet";
}

/** The prefix that all files of one piece of work share, and no other file has. */
export function filePrefix(fileKeyOfWork: string): string {
  return fileKeyOfWork.replace(/\d{5}\.[a-z.]+$/, "");
}

/**
 * The former prefix of a work's files, if that prefix hid them from many readers; otherwise
 * undefined.
 */
export function hiddenPrefix(fileKeyOfWork: string, path: string): string | undefined {
  if (!/^[._]/.test(path)) return undefined;
  return filePrefix(fileKeyOfWork).replace("/raw--", "/");
}

export function toOutputManifest(
  { source, dataset, specification, counts, parts, rejects }: ProcessedManifest,
  format: OutputFormat,
): OutputManifest {
  const files = parts.map(({ key, records, bytes, sha256 }) => ({
    key: fileKey(key, source.lastModified, format, dataset),
    records,
    bytes,
    sha256,
  }));
  const ofDataset = dataset === undefined ? {} : { dataset };
  return { source, ...ofDataset, specification, counts, format, files, rejects };
}

/**
 * Reads a published manifest.
 * @param where names the object in error messages
 */
export function parseOutputManifest(text: string, where: string): OutputManifest {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${where} is no manifest of data-output: it is not JSON`);
  }
}

/** The text of a manifest; byte for byte the same for the same work. */
export function formatOutputManifest(manifest: OutputManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Whether both have the same version of the source, the same specification and the same format. */
export function isSameResult(a: OutputManifest, b: OutputManifest): boolean {
  return (
    versionOf(a.source) === versionOf(b.source) &&
    a.specification.hash === b.specification.hash &&
    a.format === b.format
  );
}

/**
 * Whether `current` must stay, because it has a newer version of the source, or a newer
 * specification for the same version.
 * @throws if one version number has two specifications, because the newer one can't be determined
 */
export function isSuperseded(candidate: OutputManifest, current: OutputManifest): boolean {
  const superseded = isOlder(candidate, current);
  if (superseded !== undefined) return superseded;
  const [mine, theirs] = [candidate.specification, current.specification];
  throw new Error(
    `version ${mine.version} of the specification is used for two, ${mine.hash} and ${theirs.hash}: raise the version when the specification changes`,
  );
}

/** Like isSuperseded, but undefined if it can't be determined. */
export function isOlder(candidate: OutputManifest, current: OutputManifest): boolean | undefined {
  const order = compareSources(candidate.source, current.source);
  if (order !== 0) return order < 0;
  const [mine, theirs] = [candidate.specification, current.specification];
  if (mine.version === theirs.version && mine.hash !== theirs.hash) return undefined;
  return mine.version < theirs.version;
}

/** By time; within the same second by the order of the events, if both are known. */
function compareSources(a: ManifestSource, b: ManifestSource): number {
  if (versionOf(a) === versionOf(b)) return 0;
  const byTime = Date.parse(a.lastModified) - Date.parse(b.lastModified);
  if (byTime !== 0) return byTime;
  if (a.sequencer !== undefined && b.sequencer !== undefined && a.sequencer !== b.sequencer) {
    const digits = Math.max(a.sequencer.length, b.sequencer.length);
    return compare(a.sequencer.padEnd(digits, "0"), b.sequencer.padEnd(digits, "0"));
  }
  // Arbitrary, but the same whichever of the two comes last.
  return compare(versionOf(a), versionOf(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
