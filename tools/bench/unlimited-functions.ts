import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { functionBuild } from "../build/build-functions";
import { PROJECT_ROOT } from "../build/build-stamp";
import { unpackFunction } from "../local-pipeline/runtime/sandbox";

const LIMIT = "1024 ** 3";
const LIMIT_MB = 1024 ** 3 / 1e6;

/** Whether the deployed functions reject an input of this size. */
export function isOverLimit(sizeMb: number): boolean {
  return sizeMb > LIMIT_MB;
}

/** Lays out a function like the deployed one, but without its limit, to measure larger objects. */
export async function unpackUnlimited(name: string, root: string): Promise<void> {
  await unpackFunction(name, root);
  const options = functionBuild(PROJECT_ROOT, name);
  await build({ ...options, outfile: join(root, "var/task/index.js"), plugins: [raisedLimits] });
}

const raisedLimits: Plugin = {
  name: "raised-limits",
  setup: ({ onLoad }) =>
    onLoad({ filter: /lambdas\/data-(?:ingestion|transform)\/limits\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes(LIMIT)) throw new Error(`${path} has no limit of ${LIMIT}`);
      return { contents: source.replace(LIMIT, "Number.MAX_SAFE_INTEGER"), loader: "ts" };
    }),
};
