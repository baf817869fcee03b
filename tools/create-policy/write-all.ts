import { open, rm, writeFile } from "node:fs/promises";

export interface FileChange {
  readonly path: string;
  /** Undefined: the file is new. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Writes all of the files, or none: where one cannot be written, the others are as they were. */
export async function writeAll(changes: readonly FileChange[]): Promise<void> {
  const begun: FileChange[] = [];
  try {
    for (const change of changes) {
      // What somebody else has created meanwhile is neither replaced nor removed.
      if (change.before === undefined) await (await open(change.path, "wx")).close();
      begun.push(change);
      await writeFile(change.path, change.after);
    }
  } catch (error) {
    await Promise.all(begun.map(undo));
    throw error;
  }
}

function undo({ path, before }: FileChange): Promise<void> {
  return before === undefined ? rm(path, { force: true }) : writeFile(path, before);
}
