import { outputNoteKey } from "@lambda-etl/shared/keys";
import type { PartMetadata } from "@lambda-etl/shared/part-metadata";
import { versionOf } from "@lambda-etl/shared/work-id";
import { filePrefix, type OutputManifest } from "./output-manifest";

/**
 * Records that a work may have files in the output bucket. It is written before the first of them
 * and removed after the last, so that the publisher of a newer result finds all files to remove,
 * whoever wrote them and however far that work got.
 */
export interface WorkNote {
  readonly path: string;
  readonly workId: string;
  /** The prefix of its files' keys. */
  readonly files: string;
  readonly origin: WorkOrigin;
}

export type WorkOrigin = Pick<
  PartMetadata,
  "sourceVersion" | "sourceLastModified" | "specificationHash" | "specificationVersion"
>;

export interface StoredNote {
  readonly key: string;
  readonly text: string;
}

const FILES = /^(?:[a-z0-9][a-z0-9_-]*\/)*dt=\d{4}-\d{2}-\d{2}\/.*-(?<workId>[0-9a-f]{16})-part-$/s;

export function formatNote({ path, workId, files, origin }: WorkNote): StoredNote {
  const { sourceVersion, sourceLastModified, specificationHash, specificationVersion } = origin;
  const note = {
    path,
    workId,
    files,
    origin: { sourceVersion, sourceLastModified, specificationHash, specificationVersion },
  };
  return { key: outputNoteKey(path, workId), text: `${JSON.stringify(note, null, 2)}\n` };
}

/** The note for the files of a published result; undefined if it has no files. */
export function noteOnResult(path: string, result: OutputManifest): StoredNote | undefined {
  const [first] = result.files;
  if (first === undefined) return undefined;
  const files = filePrefix(first.key);
  return formatNote({ path, workId: workIdOfFiles(files), files, origin: originOf(result) });
}

/** Reads a note. Only files of its own work can be removed by it, whatever the note holds. */
export function parseNote({ key, text }: StoredNote): WorkNote {
  const note = parseJson({ key, text });
  if (key !== outputNoteKey(note.path, workIdOfFiles(note.files))) {
    throw new Error(`${key} does not belong to the files that it names, ${note.files}`);
  }
  return note;
}

function parseJson({ key, text }: StoredNote): WorkNote {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${key} is no note of data-output: it is not JSON`);
  }
}

/** Whether a work is older than a result; undefined if its origin alone can't show it. */
export function isOutdated(
  origin: WorkOrigin,
  { source, specification }: Pick<OutputManifest, "source" | "specification">,
): boolean | undefined {
  if (origin.sourceVersion !== versionOf(source)) {
    return isLess(Date.parse(origin.sourceLastModified), Date.parse(source.lastModified));
  }
  if (origin.specificationHash === specification.hash) return false;
  return origin.specificationVersion === undefined
    ? undefined
    : isLess(origin.specificationVersion, specification.version);
}

function originOf({ source, specification }: OutputManifest): WorkOrigin {
  return {
    sourceVersion: versionOf(source),
    sourceLastModified: source.lastModified,
    specificationHash: specification.hash,
    specificationVersion: specification.version,
  };
}

function workIdOfFiles(prefix: string): string {
  const workId = FILES.exec(prefix)?.groups?.workId;
  if (workId === undefined) throw new Error(`${prefix} is no beginning of the keys of files`);
  return workId;
}

function isLess(a: number, b: number): boolean | undefined {
  return a === b ? undefined : a < b;
}
