import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import type { FunctionName } from "../../infra/functions";
import { CODE_HASHES_FILE } from "../../lambdas/data-transform/code-hashes";
import type * as Configured from "../../lambdas/datasets/datasets";
import { formatJson } from "../../operations/command/json";
import { hashText } from "./build-stamp";
import { datasetCodes } from "./dataset-code";
import { finishAll } from "./finish-all";
import { replaceFolder } from "./replace-folder";

/** The files of each function: its handler, and modules that it requires only if configured to. */
export const FUNCTION_FILES = {
  "data-ingestion": ["index"],
  "data-transform": ["index"],
  "data-output": ["index", "parquet"],
} satisfies Readonly<Record<FunctionName, readonly string[]>>;
// Bundled into the handler, these files and their source maps would be parsed at each init.
const requiredLater = Object.values(FUNCTION_FILES)
  .flat()
  .filter((file) => file !== "index")
  .map((file) => `./${file}`);

/** The names of the layer's packages, which bundles leave out. */
function layerPackages(root: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, "layer/package.json"), "utf8"));
  return Object.keys(manifest.dependencies);
}

/**
 * How a function's file is bundled into build/lambdas/<function>/<file>.js. The bundle includes the
 * shared package, because it changes with the functions; the layer then holds only third-party
 * packages.
 */
export function functionBuild(root: string, name: string, file = "index") {
  return {
    absWorkingDir: root,
    entryPoints: [`lambdas/${name}/${file}.ts`],
    outfile: `build/lambdas/${name}/${file}.js`,
    bundle: true,
    // Leaves less to parse at each init; source maps give stack traces their names and lines.
    minify: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    sourcemap: "linked",
    sourcesContent: false,
    external: [...layerPackages(root), ...requiredLater],
    logLevel: "warning",
  } satisfies BuildOptions;
}

/**
 * Replaces each function's folder: a file left over from another commit would be deployed with it.
 */
export async function buildFunctions(root: string): Promise<void> {
  const builds = Object.entries(FUNCTION_FILES).map(([name, files]) =>
    replaceFolder(join(root, "build/lambdas", name), async (folder) => {
      await finishAll(
        files.map((file) =>
          build({ ...functionBuild(root, name, file), outfile: join(folder, `${file}.js`) }),
        ),
      );
      if (name === "data-transform") await writeCodeHashes(root, folder);
    }),
  );
  await finishAll(builds);
}

/**
 * Writes the hashes next to the function, but only if they are read: a function without user code
 * keeps the files that it always had. Also writes the code itself to build/datasets, to show what
 * changed when a hash does.
 */
async function writeCodeHashes(root: string, folder: string): Promise<void> {
  const { datasets } = require(join(root, "lambdas/datasets/datasets")) as typeof Configured;
  const codes = await datasetCodes(root, datasets);
  await replaceFolder(join(root, "build/datasets"), async (target) => {
    for (const [module, code] of codes) await writeFile(join(target, `${module}.js`), code);
  });
  if (codes.size === 0) return;
  const hashes = [...codes].map(([module, code]) => [module, hashText(code)] as const);
  await writeFile(join(folder, CODE_HASHES_FILE), formatJson(Object.fromEntries(hashes)));
}
