import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { type BuildTargetName, describeStaleness, hashSources } from "../scripts/build-stamp";

/**
 * A folder that `npm run build` made, to deploy as an archive.
 * @throws RunError when it is missing or not made of the sources as they are now
 */
export function builtArchive(target: BuildTargetName): pulumi.asset.FileArchive {
  requireFresh(target);
  return new pulumi.asset.FileArchive(target);
}

/**
 * A tag for an image made of these folders: another one for every change of their sources.
 * @throws RunError as builtArchive does
 */
export function contentTag(targets: readonly BuildTargetName[]): string {
  targets.forEach(requireFresh);
  const hash = createHash("sha256").update(JSON.stringify(targets.map((t) => hashSources(t))));
  return `sources-${hash.digest("hex").slice(0, 16)}`;
}

function requireFresh(target: BuildTargetName): void {
  const problem = describeStaleness(target);
  if (problem !== undefined) throw new pulumi.RunError(problem);
}
