import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "../../../tools/project-path";

interface Package {
  readonly file: string;
  /** All that npm prints. */
  readonly printed: string;
}

/** Packs the pack into that folder, as `pulumi policy publish` does. */
export function packPolicyPack(folder: string): Package {
  const { stdout, stderr, status } = spawnSync(
    "npm",
    ["pack", "--loglevel=error", "--pack-destination", folder],
    { cwd: projectPath("policy-pack"), encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status !== 0) throw new Error(stderr);
  return { file: join(folder, stdout.trim()), printed: stdout };
}

/**
 * Lays out the pack as it is published, with this repository's packages for its dependencies.
 * @param target a folder that is not there yet
 */
export function unpackPublishedPack(target: string): void {
  mkdirSync(join(target, "node_modules"), { recursive: true });
  const { file } = packPolicyPack(target);
  const { status } = spawnSync("tar", ["-xzf", file, "--strip-components", "1", "-C", target]);
  if (status !== 0) throw new Error(`${file} can't be unpacked`);
  symlinkSync(
    projectPath("node_modules/@pulumi"),
    join(target, "node_modules/@pulumi"),
    "junction",
  );
}
