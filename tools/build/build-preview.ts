import { join } from "node:path";
import { build } from "esbuild";

/** Bundles the offline preview into build/preview/main.js: loading its many small sources would take longer than a preview may. */
export async function buildPreview(root: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ["tools/preview/main.ts"],
    outfile: join("build", "preview", "main.js"),
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    logLevel: "warning",
  });
}
