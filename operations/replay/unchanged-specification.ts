import type { S3Client } from "@aws-sdk/client-s3";
import { PROCESSED_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { pathOfRawKey, processedManifestKey } from "@lambda-etl/shared/keys";
import { workIdOf } from "@lambda-etl/shared/work-id";
import { type CompiledTransform, compile } from "../../lambdas/data-transform/compile";
import { specification } from "../../lambdas/datasets/specification";
import { type CurrentObject, isThere } from "./current-objects";

/**
 * Says so where the specification, as it stands in this folder, was applied to an object before: a
 * replay then changes nothing. Undefined where it was not.
 * @param compiled throws where it can't be compiled here, for want of a salt
 */
export async function unchangedSpecification(
  s3: S3Client,
  { versionId, ...object }: CurrentObject,
  signal: AbortSignal,
  compiled: () => Pick<CompiledTransform, "hash" | "version"> = () => compile(specification),
): Promise<string | undefined> {
  const source = { ...object, ...(versionId !== undefined && { versionId }) };
  let known: Pick<CompiledTransform, "hash" | "version">;
  try {
    known = compiled();
  } catch (error) {
    return `warning: whether the specification has changed can't be told here: ${(error as Error).message}`;
  }
  const manifest = processedManifestKey(pathOfRawKey(object.key), workIdOf(source, known.hash));
  if (!(await isThere(s3, object.bucket, manifest, signal))) return undefined;
  return [
    `warning: version ${known.version} of the specification (${known.hash.slice(0, 16)}), as it is here, was applied to`,
    `${object.key} before: unless the deployed function has another, nothing will change. To deliver`,
    `results again: --prefix ${PROCESSED_PREFIX}...`,
  ].join(" ");
}
