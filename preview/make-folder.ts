import { mkdir, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Makes a folder and those above it, one by one: `mkdir` with `recursive` never ends where a file system says of a
 * folder that it is there, and of what is to be made in it that there is no such folder (/proc).
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  // Another process may make it at the same time.
  await mkdir(folder).catch(async (error: Error) => {
    if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw error;
  });
}
