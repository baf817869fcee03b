import path from "node:path";

/** Arguments of Node.js that make a program or a pack start faster, with the same behaviour. */
export const quickStart: readonly string[] = [
  `--require=${path.join(__dirname, "quick-start.cjs")}`,
  // Most of the SDK's allocations live for one registration. With the default of 16 MB they move to the old space.
  "--max-semi-space-size=32",
];

/** Arguments of Node.js that make the SDK check a program's types even if its tsconfig has `noCheck`. */
export const typeCheck: readonly string[] = [`--require=${path.join(__dirname, "type-check.cjs")}`];

/** The folder of Node.js's compile cache: in `.cache` of node_modules, where other tools have theirs. */
export function compileCacheDirectory(runner: string): string {
  const [packages = ""] = runner.split(`${path.sep}@pulumi${path.sep}`);
  return path.join(packages, ".cache", "pulumi-offline-preview");
}
