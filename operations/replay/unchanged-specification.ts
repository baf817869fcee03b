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
import { type CurrentObject, objectExists } from "./current-objects";

/**
 * A warning if this folder's specification was already applied to an object, since a replay then changes
 * nothing; undefined if it was not.
 * @param compiled throws if the specification can't be compiled, for example without a salt
 */
export async function unchangedSpecificationWarning(
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
    return `warning: can't check whether the specification has changed: ${(error as Error).message}`;
  }
  if (known === undefined) return undefined;
  const manifest = processedManifestKey(path, workIdOf(source, known.hash));
  if (!(await objectExists(s3, object.bucket, manifest, signal))) return undefined;
  return [
    `warning: version ${known.version} of ${nameOf(known)} (${known.hash.slice(0, 16)}) in this folder was already applied to`,
    `${object.key}: nothing will change unless the deployed function has another specification. To deliver`,
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
