import { chmod, mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Fills a new folder and puts it in the place of the old one, so that who reads meanwhile finds
 * either the old content or the new, and the old one stays if the filling fails. Files and folders
 * have the same modes whatever the umask.
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
    await setModes(fresh);
    await rename(target, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

// The image's context is hashed with the modes of its files, and its tag is not: where they differ from machine to
// machine, the second one builds again, and can't push under a tag that may not move.
async function setModes(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries.map((entry) =>
      chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644),
    ),
  );
}
