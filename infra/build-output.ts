import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { type BuildTargetName, describeStaleness, hashSources } from "../tools/build/build-stamp";
import { FUNCTION_NAMES } from "./functions";

const DEPLOYED = [
  ...FUNCTION_NAMES.map((name) => `build/lambdas/${name}` as const),
  "build/layer",
] as const satisfies readonly BuildTargetName[];

/**
 * Checks that the built code exists and matches the current sources.
 * @throws RunError that tells the user to run `npm run build`
 */
export function requireFreshBuild(root?: string): void {
  const problems = DEPLOYED.flatMap((target) => describeStaleness(target, root) ?? []);
  if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
}

/** A folder of the build output, as an archive to deploy. */
export function builtArchive(target: BuildTargetName): pulumi.asset.FileArchive {
  return new pulumi.asset.FileArchive(target);
}

/** The tag of an image built from these folders; it changes with their sources. */
export function contentTag(targets: readonly BuildTargetName[]): string {
  const hashes = JSON.stringify(targets.map((target) => hashSources(target)));
  return `sources-${createHash("sha256").update(hashes).digest("hex").slice(0, 16)}`;
}
