import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { SINGLE_MODULE } from "../../lambdas/data-transform/compile-datasets";
import { hasFunctions } from "../../lambdas/data-transform/functions";
import type { Datasets } from "../../lambdas/datasets/dataset-types";

const FOLDER = "lambdas/datasets";
// The pipeline's own modules: their behaviour is part of its version, not of the data set.
const OWN_MODULES = /(?:^|\/)(?:with-functions|record-types)$/;

const PRINTED = {
  target: "es2024",
  charset: "utf8",
  legalComments: "none",
  // Ignores the project's own tsconfig.
  tsconfigRaw: {},
} as const;

const leaveOutOwnModules: Plugin = {
  name: "leave-out-own-modules",
  setup: ({ onResolve }) => {
    // Without the folder, because the location of a data set's modules does not change what they
    // do.
    onResolve({ filter: OWN_MODULES }, ({ path }) => ({
      path: path.replace(/^.*\//, ""),
      external: true,
    }));
  },
};

/** The names of the modules in lambdas/datasets/ whose specifications contain functions. */
function modulesWithFunctions(datasets: Datasets): readonly string[] {
  const all =
    "datasets" in datasets
      ? datasets.datasets.map((dataset) => [dataset.name, dataset] as const)
      : [[SINGLE_MODULE, datasets.specification] as const];
  return all.flatMap(([module, specification]) => (hasFunctions(specification) ? [module] : []));
}

/**
 * The code of a data set's module with all its imports, as the compiler writes it without types,
 * comments, layout and file paths. Names stay as written: nothing is minified.
 * @throws if there is no such module
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
    // The only option that removes comments within expressions and comments with file paths.
    minifyWhitespace: true,
    plugins: [leaveOutOwnModules],
    logLevel: "silent",
  });
  const text = outputFiles.map((file) => file.text).join("");
  const { code } = await transform(text, PRINTED);
  return code;
}

/** The code of all modules that contain functions, by name. */
export async function datasetCodes(
  root: string,
  datasets: Datasets,
): Promise<ReadonlyMap<string, string>> {
  const codes = modulesWithFunctions(datasets).map(
    async (module) => [module, await datasetCode(root, module)] as const,
  );
  return new Map(await Promise.all(codes));
}
