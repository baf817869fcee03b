import path from "node:path";

/** Arguments of Node.js that make a program or a pack start faster and mean the same. */
export const quickStart: readonly string[] = [
  `--require=${path.join(__dirname, "quick-start.cjs")}`,
  // Most of what the SDK allocates lives for one registration: the default of 16 MB moves it to the old space.
  "--max-semi-space-size=32",
];

/** Arguments of Node.js that make the SDK check a program's types, whatever its tsconfig says. */
export const typeCheck: readonly string[] = [`--require=${path.join(__dirname, "type-check.cjs")}`];

/** Where Node.js keeps the compiled form of packages: beside them, as other tools do. */
export function compileCacheDirectory(runner: string): string {
  const [packages = ""] = runner.split(`${path.sep}@pulumi${path.sep}`);
  return path.join(packages, ".cache", "pulumi-offline-preview");
}
