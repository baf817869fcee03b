import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { type BuildTargetName, describeStaleness, hashSources } from "../tools/build/build-stamp";
import { FUNCTION_NAMES } from "./functions";

const DEPLOYED = [
  ...FUNCTION_NAMES.map((name) => `build/lambdas/${name}` as const),
  "build/layer",
] as const satisfies readonly BuildTargetName[];

/**
 * Refuses to go on with code that is missing or not made of the sources as they are now.
 * @throws RunError that names `npm run build`
 */
export function requireFreshBuild(root?: string): void {
  const problems = DEPLOYED.flatMap((target) => describeStaleness(target, root) ?? []);
  if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
}

/** A folder that the build made, to deploy as an archive. */
export function builtArchive(target: BuildTargetName): pulumi.asset.FileArchive {
  return new pulumi.asset.FileArchive(target);
}

/** A tag for an image made of these folders: another one for every change of their sources. */
export function contentTag(targets: readonly BuildTargetName[]): string {
  const hashes = JSON.stringify(targets.map((target) => hashSources(target)));
  return `sources-${createHash("sha256").update(hashes).digest("hex").slice(0, 16)}`;
}
