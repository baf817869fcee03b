import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "../../../tools/project-path";

/**
 * Lays out the pack as it is published, with this repository's packages for its dependencies.
 * @param target a folder that is not there yet
 */
export function unpackPublishedPack(target: string): void {
  mkdirSync(join(target, "node_modules"), { recursive: true });
  const packed = spawnSync("npm", ["pack", "--loglevel=error", "--pack-destination", target], {
    cwd: projectPath("policy-pack"),
    encoding: "utf8",
  });
  const tarball = packed.stdout.trim();
  const unpacked = spawnSync("tar", ["-xzf", tarball, "--strip-components", "1"], { cwd: target });
  if (packed.status !== 0 || unpacked.status !== 0) throw new Error(packed.stderr);
  symlinkSync(
    projectPath("node_modules/@pulumi"),
    join(target, "node_modules/@pulumi"),
    "junction",
  );
}
