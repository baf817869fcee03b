import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFunctions } from "../../tools/build/build-functions";

const ROOT = join(__dirname, "../..");

/** The functions, built with other data sets than the project's. */
export interface OtherBuild {
  readonly root: string;
  remove(): Promise<void>;
}

/** @param files below lambdas/datasets, by name; datasets.ts is one of them */
export async function buildWithDatasets(
  files: Readonly<Record<string, string>>,
): Promise<OtherBuild> {
  const root = await mkdtemp(join(tmpdir(), "datasets-"));
  for (const path of ["lambdas", "layer/package.json", "layer/src", "tsconfig.json"]) {
    await cp(join(ROOT, path), join(root, path), { recursive: true });
  }
  await symlink(join(ROOT, "node_modules"), join(root, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(root, "lambdas/datasets", name), text);
  }
  await buildFunctions(root);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
