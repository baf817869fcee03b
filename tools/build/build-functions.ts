import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { replaceFolder } from "./replace-folder";

/** The files of each function: its handler, and what that requires only where it is configured to. */
export const FUNCTION_FILES = {
  "data-ingestion": ["index"],
  "data-transform": ["index"],
  "data-output": ["index", "parquet"],
};
// Inside the handler they would be parsed at each init, their maps too.
const requiredLater = Object.values(FUNCTION_FILES)
  .flat()
  .filter((file) => file !== "index")
  .map((file) => `./${file}`);

/** The packages that the layer holds, by name: what bundles leave out, and nothing else. */
function layerPackages(root: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, "layer/package.json"), "utf8"));
  return Object.keys(manifest.dependencies);
}

/**
 * How a file of a function is bundled into build/lambdas/<function>/<file>.js. The shared package goes into the
 * bundle: it changes with the functions, and the layer is then nothing but third-party packages.
 */
export function functionBuild(root: string, name: string, file = "index") {
  return {
    absWorkingDir: root,
    entryPoints: [`lambdas/${name}/${file}.ts`],
    outfile: `build/lambdas/${name}/${file}.js`,
    bundle: true,
    // Less to parse at each init; the maps give stack traces their names and lines.
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

/** Writes each function's folder anew: a file left over from another commit would be deployed with it. */
export async function buildFunctions(root: string): Promise<void> {
  const builds = Object.entries(FUNCTION_FILES).map(([name, files]) =>
    replaceFolder(join(root, "build/lambdas", name), async (folder) => {
      await Promise.all(
        files.map((file) =>
          build({ ...functionBuild(root, name, file), outfile: join(folder, `${file}.js`) }),
        ),
      );
    }),
  );
  await Promise.all(builds);
}
