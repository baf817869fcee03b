import type { DatasetIdentity } from "@lambda-etl/shared/dataset-identity";
import {
  outputNoteKey,
  outputNotesPrefix,
  processedManifestKey,
  processedPartKey,
} from "@lambda-etl/shared/keys";
import { parseManifest } from "@lambda-etl/shared/manifest";
import type { Stores } from "./deliver";
import {
  fileKey,
  filePrefix,
  hiddenPrefix,
  isOlder,
  type OutputFormat,
  type OutputManifest,
  toOutputManifest,
} from "./output-manifest";
import { isOutdated, parseNote, type WorkNote } from "./work-note";

interface Work {
  readonly path: string;
  readonly workId: string;
  readonly stores: RemovingStores;
  readonly format: OutputFormat;
}

type RemovingStores = Pick<Stores, "readProcessed" | "listFiles" | "readCurrent" | "remove">;

/** Removes all files of a superseded work. */
export async function removeWork(
  { path, workId, stores, format }: Work,
  sourceLastModified: string,
  dataset: DatasetIdentity | undefined,
): Promise<void> {
  const key = fileKey(processedPartKey(path, workId, 0), sourceLastModified, format, dataset);
  for (const prefix of [filePrefix(key), hiddenPrefix(key, path)]) {
    if (prefix !== undefined) await removeAll(prefix, stores);
  }
  await stores.remove(outputNoteKey(path, workId));
}

/**
 * Removes the files of all works of a source that are older than its published result. The notes
 * list these works; only the note of the published work stays for long.
 */
export async function removeOutdated(work: Work, published: OutputManifest): Promise<void> {
  const { path, workId, stores } = work;
  const own = outputNoteKey(path, workId);
  for (const key of await stores.listFiles(outputNotesPrefix(path))) {
    // This work is published, or its files have just been removed.
    if (key === own) continue;
    const found = await stores.readCurrent(key);
    if (found === undefined) continue;
    const note = parseNote({ key, text: found.text });
    if (!(await isToGo(note, published, work))) continue;
    await removeAll(note.files, stores);
    await stores.remove(key);
  }
}

async function isToGo(
  { path, workId, origin }: WorkNote,
  published: OutputManifest,
  { stores, format }: Work,
): Promise<boolean> {
  const outdated = isOutdated(origin, published);
  if (outdated !== undefined) return outdated;
  const key = processedManifestKey(path, workId);
  const text = await stores.readProcessed(key);
  // The function that completes the work decides.
  if (text === undefined) return false;
  return isOlder(toOutputManifest(parseManifest(text, key), format), published) === true;
}

async function removeAll(prefix: string, stores: RemovingStores): Promise<void> {
  // Repeats until the list is empty: a key damaged in the listing would leave its file behind
  // without a note.
  for (let keys = await stores.listFiles(prefix); keys.length > 0; ) {
    for (const key of keys) await stores.remove(key);
    keys = await stores.listFiles(prefix);
  }
}
