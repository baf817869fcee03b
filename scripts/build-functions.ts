import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const FUNCTIONS = ["data-ingestion", "data-transform", "data-output"] as const;

/** The packages that the layer holds, by name: what bundles leave out, and nothing else. */
function layerPackages(root: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, "layer/package.json"), "utf8"));
  return Object.keys(manifest.dependencies);
}

/**
 * How a function is bundled into build/lambdas/<function>/index.js. The shared package goes into the
 * bundle: it changes with the functions, and the layer is then nothing but third-party packages.
 */
export function functionBuild(root: string, name: string) {
  return {
    absWorkingDir: root,
    entryPoints: [`lambdas/${name}/index.ts`],
    outfile: `build/lambdas/${name}/index.js`,
    bundle: true,
    // Less to parse at each init; the maps give stack traces their names and lines.
    minify: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    sourcemap: "linked",
    sourcesContent: false,
    external: [...layerPackages(root)],
    logLevel: "warning",
  } satisfies BuildOptions;
}

export async function buildFunctions(root: string): Promise<void> {
  await Promise.all(FUNCTIONS.map((name) => build(functionBuild(root, name))));
}
