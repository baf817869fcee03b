import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
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
  STAMP_FILE,
} from "./build-stamp";

async function buildAll(root: string): Promise<void> {
  const stamp: BuildStamp = Object.fromEntries(
    BUILD_TARGETS.map((target) => [target, hashSources(target, root)]),
  );
  await Promise.all([
    buildFunctions(root),
    buildLayer(root),
    buildPolicyPack(root),
    buildPreview(root),
  ]);
  const file = join(root, STAMP_FILE);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(stamp, null, 2)}\n`);
}

async function findProblems(root: string): Promise<readonly string[]> {
  const problems = BUILD_TARGETS.flatMap((target) => describeStaleness(target, root) ?? []);
  return [...problems, ...(await findPackProblems(root))];
}

async function findPackProblems(root: string): Promise<readonly string[]> {
  const file = join(root, "policy-pack/bin/sources.json");
  if (!existsSync(file)) return ["policy-pack/bin is missing: run npm run build"];
  const built = JSON.parse(readFileSync(file, "utf8")).files;
  const differences = compareHashes(built, await hashPackSources(root));
  if (differences.length === 0) return [];
  return [`policy-pack/bin is stale (${differences.join(", ")}): run npm run build`];
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  if (!values.check) {
    await buildAll(PROJECT_ROOT);
    return 0;
  }
  const problems = await findProblems(PROJECT_ROOT);
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
}

main().then((status) => {
  process.exitCode = status;
});
