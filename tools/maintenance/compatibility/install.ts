import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readJson } from "../../../operations/command/files";
import { npm } from "../../npm";
import { projectPath } from "../../project-path";
import type { Combination } from "./combinations";

const run = promisify(execFile);
const quiet = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"];

/**
 * Packs the pack as `pulumi policy publish` does.
 * @returns the path of the tarball
 */
export async function packTarball(folder: string, signal: AbortSignal): Promise<string> {
  const args = ["pack", "--loglevel=error", "--pack-destination", folder];
  return join(folder, (await npm(args, projectPath("policy-pack"), signal)).trim());
}

/**
 * Unpacks the tarball into a folder of its own and installs it as a consumer does, with the
 * combination's SDK.
 * @returns the pack's folder
 */
export async function installPack(
  tarball: string,
  folder: string,
  { policy, pulumi }: Combination,
  signal: AbortSignal,
): Promise<string> {
  await mkdir(folder);
  await run("tar", ["-xzf", tarball], { cwd: folder, signal });
  const pack = join(folder, "package");
  const file = join(pack, "package.json");
  const manifest = (await readJson(file)) as Record<string, unknown>;
  const dependencies = { "@pulumi/policy": policy, "@pulumi/pulumi": pulumi };
  await writeFile(file, JSON.stringify({ ...manifest, dependencies }));
  await npm(["install", ...quiet], pack, signal);
  return pack;
}

/**
 * Installs a Node.js version from npm's platform packages.
 * @returns the path of the executable
 */
export async function installNode(
  version: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  await mkdir(folder);
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  await npm(["install", ...quiet, "--prefix", folder, `${name}@${version}`], folder, signal);
  return join(folder, "node_modules", name, "bin", platform === "win" ? "node.exe" : "node");
}
