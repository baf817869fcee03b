import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { functionBuild } from "../../../tools/build/build-functions";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";
import { unpackFunction } from "../../../tools/local-pipeline/runtime/sandbox";

const LIMIT = "maxPartBytes: 128_000_000";

/** Copies a function like the built one, except that a small object gives several parts. */
export async function unpackWithSmallParts(name: string, root: string): Promise<void> {
  await unpackFunction(name, root);
  const outfile = join(root, "var/task/index.js");
  await build({ ...functionBuild(PROJECT_ROOT, name), outfile, plugins: [smallParts] });
}

const smallParts: Plugin = {
  name: "small-parts",
  setup: ({ onLoad }) =>
    onLoad({ filter: /lambdas\/data-transform\/limits\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes(LIMIT)) throw new Error(`${path} has no ${LIMIT}`);
      return { contents: source.replace(LIMIT, "maxPartBytes: 12_000"), loader: "ts" };
    }),
};
