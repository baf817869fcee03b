import { copyFileSync } from "node:fs";
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
  // Runs in the processes of programs and packs, which load it by its path.
  copyFileSync(join(root, "preview/quick-start.cjs"), join(root, "build/preview/quick-start.cjs"));
}
