import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkDatasets } from "../../lambdas/data-transform/check-datasets";
import { datasets } from "../../lambdas/datasets/datasets";
import { readJson } from "../../operations/command/files";
import { formatJson } from "../../operations/command/json";
import { startCommand } from "../../operations/command/start";
import { generatorCommand } from "../generator/generator-command";
import { buildFunctions } from "./build-functions";
import { buildLayer } from "./build-layer";
import { buildPolicyPack, hashPackSources } from "./build-policy-pack";
import { buildPreview } from "./build-preview";
import {
  BUILD_TARGETS,
  type BuildStamp,
  compareHashes,
  describeStaleness,
  hashSources,
  PROJECT_ROOT,
  type SourceHashes,
  STAMP_FILE,
} from "./build-stamp";
import { finishAll } from "./finish-all";

async function buildAll(root: string): Promise<void> {
  // Reports problems here that otherwise only the first cold start of a deployment would report.
  checkDatasets(datasets);
  const stamp: BuildStamp = Object.fromEntries(
    BUILD_TARGETS.map((target) => [target, hashSources(target, root)]),
  );
  await finishAll([
    buildFunctions(root),
    buildLayer(root),
    buildPolicyPack(root),
    buildPreview(root),
  ]);
  const file = join(root, STAMP_FILE);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, formatJson(stamp));
}

async function findProblems(root: string): Promise<readonly string[]> {
  const problems = BUILD_TARGETS.flatMap((target) => describeStaleness(target, root) ?? []);
  return [...problems, ...(await findPackProblems(root))];
}

async function findPackProblems(root: string): Promise<readonly string[]> {
  const file = join(root, "policy-pack/bin/sources.json");
  if (!existsSync(file)) return ["policy-pack/bin is missing: run npm run build"];
  const { files } = (await readJson(file)) as { readonly files: SourceHashes };
  const differences = compareHashes(files, await hashPackSources(root));
  if (differences.length === 0) return [];
  return [`policy-pack/bin is stale (${differences.join(", ")}): run npm run build`];
}

startCommand(
  generatorCommand(
    "build",
    "Builds the functions, their layer, the policy pack and the offline preview. --check says which of them are not of\nthe sources as they are.",
    { write: () => buildAll(PROJECT_ROOT), findProblems: () => findProblems(PROJECT_ROOT) },
  ),
);
