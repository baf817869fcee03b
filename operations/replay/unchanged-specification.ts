import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { PROCESSED_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { pathOfRawKey, processedManifestKey } from "@lambda-etl/shared/keys";
import { workIdOf } from "@lambda-etl/shared/work-id";
import { builtCodeHashes } from "../../lambdas/data-transform/code-hashes";
import type { CompiledTransform } from "../../lambdas/data-transform/compile";
import {
  type CompiledDatasets,
  compileDatasets,
} from "../../lambdas/data-transform/compile-datasets";
import { datasets } from "../../lambdas/datasets/datasets";
import { PROJECT_ROOT } from "../../tools/build/build-stamp";
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
  compiled: () => Pick<CompiledDatasets, "transformOf"> = compileAsBuilt,
): Promise<string | undefined> {
  const source = { ...object, ...(versionId !== undefined && { versionId }) };
  const path = pathOfRawKey(object.key);
  let known: ReturnType<CompiledDatasets["transformOf"]>;
  try {
    known = compiled().transformOf(path);
  } catch (error) {
    return `warning: whether the specification has changed can't be told here: ${(error as Error).message}`;
  }
  if (known === undefined) return undefined;
  const manifest = processedManifestKey(path, workIdOf(source, known.hash));
  if (!(await isThere(s3, object.bucket, manifest, signal))) return undefined;
  return [
    `warning: version ${known.version} of ${nameOf(known)} (${known.hash.slice(0, 16)}), as it is here, was applied to`,
    `${object.key} before: unless the deployed function has another, nothing will change. To deliver`,
    `results again: --prefix ${PROCESSED_PREFIX}...`,
  ].join(" ");
}

function nameOf({ dataset }: CompiledTransform): string {
  return dataset === undefined ? "the specification" : `the data set ${dataset.name}`;
}

function compileAsBuilt(): CompiledDatasets {
  const built = builtCodeHashes(join(PROJECT_ROOT, "build/lambdas/data-transform"));
  return compileDatasets(datasets, process.env, built);
}
