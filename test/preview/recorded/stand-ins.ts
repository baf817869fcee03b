import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";

/** An environment in which the CLI finds a stand-in provider for each package. */
export function withStandIns(
  env: NodeJS.ProcessEnv,
  scratch: string,
  packages: readonly string[],
): NodeJS.ProcessEnv {
  const bin = path.join(scratch, "bin");
  mkdirSync(bin);
  const program = path.join(bin, "stand-in-provider.cjs");
  // Bundled into one file to start fast: the CLI starts it twice in each run.
  buildSync({
    entryPoints: [path.join(__dirname, "stand-in-provider.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
  });
  for (const name of packages) {
    const file = path.join(bin, `pulumi-resource-${name}`);
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${program}"\n`);
    chmodSync(file, 0o755);
  }
  // Uses the preview's Node.js.
  const node = path.dirname(process.execPath);
  return { ...env, PATH: [bin, node, env.PATH].join(path.delimiter) };
}
