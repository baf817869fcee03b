import type { S3Client } from "@aws-sdk/client-s3";
import { pathOfRawKey, processedManifestKey } from "@lambda-etl/shared/keys";
import { workIdOf } from "@lambda-etl/shared/work-id";
import { compile } from "../../../lambdas/data-transform/compile";
import { specification } from "../../../lambdas/data-transform/specification";
import { type CurrentObject, isThere } from "./current-objects";

/**
 * Says so where the specification, as it stands in this folder, was applied to an object before: a
 * replay then changes nothing. Undefined where it was not.
 */
export async function unchangedSpecification(
  s3: S3Client,
  { versionId, ...object }: CurrentObject,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { hash, version } = compile(specification);
  const source = { ...object, ...(versionId !== undefined && { versionId }) };
  const manifest = processedManifestKey(pathOfRawKey(object.key), workIdOf(source, hash));
  if (!(await isThere(s3, object.bucket, manifest, signal))) return undefined;
  return [
    `warning: version ${version} of the specification (${hash.slice(0, 16)}), as it is here, was applied to`,
    `${object.key} before: unless the deployed function has another, nothing will change. To deliver`,
    `results again: --prefix processed/...`,
  ].join(" ");
}
