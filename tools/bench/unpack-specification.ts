import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { CODE_HASHES_FILE } from "../../lambdas/data-transform/code-hashes";
import { SINGLE_MODULE } from "../../lambdas/data-transform/compile-datasets";
import { functionBuild } from "../build/build-functions";
import { PROJECT_ROOT } from "../build/build-stamp";
import { unpackFunction } from "../local-pipeline/runtime/sandbox";
import type * as Specifications from "./variants/specifications";

export type SpecificationName = keyof typeof Specifications;

/**
 * Makes a function that lays out a function like the deployed one, but with one of the benchmarks'
 * specifications.
 */
export function unpackSpecification(specification: SpecificationName) {
  return async (name: string, root: string): Promise<void> => {
    await unpackFunction(name, root);
    const options = functionBuild(PROJECT_ROOT, name);
    const task = join(root, "var/task");
    await build({
      ...options,
      outfile: join(task, "index.js"),
      plugins: [replaced(specification)],
    });
    await writeFile(join(task, CODE_HASHES_FILE), JSON.stringify({ [SINGLE_MODULE]: "bench" }));
  };
}

function replaced(specification: SpecificationName): Plugin {
  const contents = `import { ${specification} } from "./specifications";\nexport const datasets = { specification: ${specification} };\n`;
  return {
    name: "other-specification",
    setup: ({ onLoad }) =>
      onLoad({ filter: /lambdas\/datasets\/datasets\.ts$/ }, () => ({
        contents,
        resolveDir: join(__dirname, "variants"),
        loader: "ts",
      })),
  };
}
