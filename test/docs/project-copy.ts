import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const projectRoot = resolve(__dirname, "../..");

export interface ProjectCopy {
  readonly directory: string;
  remove(): void;
}

/** All files of the project that git knows or would take, as they are now; what is built or installed is not copied. */
export function copyProject(): ProjectCopy {
  const directory = mkdtempSync(join(tmpdir(), "project-"));
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: projectRoot, encoding: "utf8", maxBuffer: 1e8 });
  const listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard");
  const deleted = git("ls-files", "-z", "--deleted").split("\0");
  for (const file of listed.split("\0")) {
    if (file !== "" && !deleted.includes(file)) {
      cpSync(join(projectRoot, file), join(directory, file));
    }
  }
  symlinkSync(join(projectRoot, "node_modules"), join(directory, "node_modules"), "dir");
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}
