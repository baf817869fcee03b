import { chmod, mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Fills a new folder and replaces the old one with it, so that concurrent readers find either the
 * old or the new content. If filling fails, the old folder stays. File and folder modes do not
 * depend on the umask.
 * @param fill writes into the given folder, a sibling of the target
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

// The hash of the image's context includes file modes, but its tag does not. If modes differed
// between machines, the second machine would build again, and could not push to an immutable tag.
async function setModes(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries.map((entry) =>
      chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644),
    ),
  );
}
