import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { SINGLE_MODULE } from "../../lambdas/data-transform/compile-datasets";
import { hasFunctions } from "../../lambdas/data-transform/functions";
import type { Datasets } from "../../lambdas/datasets/dataset-types";

const FOLDER = "lambdas/datasets";
// The pipeline's own: what they do is part of its version, and not of the data set.
const OWN_MODULES = /(?:^|\/)(?:with-functions|record-types)$/;

const PRINTED = {
  target: "es2024",
  charset: "utf8",
  legalComments: "none",
  // Whatever the project's own says.
  tsconfigRaw: {},
} as const;

const leaveOutOwnModules: Plugin = {
  name: "leave-out-own-modules",
  setup: ({ onResolve }) => {
    // Without a folder: where the data set's modules are is no part of what they do.
    onResolve({ filter: OWN_MODULES }, ({ path }) => ({
      path: path.replace(/^.*\//, ""),
      external: true,
    }));
  },
};

/** The modules in lambdas/datasets/, by name, whose functions say what becomes of records. */
function modulesWithFunctions(datasets: Datasets): readonly string[] {
  const all =
    "datasets" in datasets
      ? datasets.datasets.map((dataset) => [dataset.name, dataset] as const)
      : [[SINGLE_MODULE, datasets.specification] as const];
  return all.flatMap(([module, specification]) => (hasFunctions(specification) ? [module] : []));
}

/**
 * The code of a data set's module with all that it imports, as the compiler writes it without types,
 * comments, layout and the paths of files. Names are as they were written: nothing is minified.
 * @throws where there is no such module
 */
export async function datasetCode(root: string, module: string): Promise<string> {
  const entry = `${FOLDER}/${module}.ts`;
  if (!existsSync(join(root, entry))) {
    throw new Error(`the data set ${module} has functions: it must be in ${entry}, for its hash`);
  }
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    ...PRINTED,
    // Nothing else leaves out the comments within expressions, and those that tell the paths of files.
    minifyWhitespace: true,
    plugins: [leaveOutOwnModules],
    logLevel: "silent",
  });
  const text = outputFiles.map((file) => file.text).join("");
  const { code } = await transform(text, PRINTED);
  return code;
}

/** The code of all modules that have functions, by name. */
export async function datasetCodes(
  root: string,
  datasets: Datasets,
): Promise<ReadonlyMap<string, string>> {
  const codes = modulesWithFunctions(datasets).map(
    async (module) => [module, await datasetCode(root, module)] as const,
  );
  return new Map(await Promise.all(codes));
}
