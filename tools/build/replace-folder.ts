import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Fills a new folder and puts it in the place of the old one, so that who reads meanwhile finds
 * either the old content or the new, and the old one stays if the filling fails.
 * @param fill writes into the folder it is given, a sibling of the target
 */
export async function replaceFolder(
  target: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const fresh = join(dirname(target), `.${basename(target)}-${process.pid}`);
  const old = `${fresh}-old`;
  await mkdir(fresh, { recursive: true });
  try {
    await fill(fresh);
    await rename(target, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
