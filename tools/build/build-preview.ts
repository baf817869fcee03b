import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { finishAll } from "./finish-all";
import { packageFolders } from "./package-folders";
import { replaceFolder } from "./replace-folder";
import { writeDeclarations } from "./write-declarations";
import { writeNotices } from "./write-notices";

/** A single file: loading its many small sources would take longer than a preview may. */
const bundle = {
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  logLevel: "warning",
} as const satisfies BuildOptions;

/** The exports of the package's file: its functions, and what its command starts. */
const packageEntry = `
export * from "./preview/index";
export { startCli } from "./preview/cli/main";
`;

/**
 * Bundles the offline preview: for this repository into build/preview, with its defaults; for other
 * projects into preview/bin, with type declarations and the licences of the bundled packages.
 */
export async function buildPreview(root: string): Promise<void> {
  await finishAll([
    build({
      ...bundle,
      absWorkingDir: root,
      entryPoints: ["tools/preview/main.ts"],
      outfile: join("build", "preview", "main.js"),
    }),
    replaceFolder(join(root, "preview", "bin"), (folder) => buildPackage(root, folder)),
  ]);
  copyPreloads(root, join(root, "build", "preview"));
}

async function buildPackage(root: string, folder: string): Promise<void> {
  const { metafile } = await build({
    ...bundle,
    absWorkingDir: root,
    stdin: { contents: packageEntry, resolveDir: root },
    outfile: join(folder, "index.js"),
    metafile: true,
  });
  await writeNotices(root, packageFolders(metafile), join(folder, "THIRD-PARTY-NOTICES.txt"));
  await writeDeclarations(join(root, "preview"), "index.ts", join(folder, "types"));
  copyPreloads(root, folder);
}

/** Preload files run in the processes of programs and packs, which load them by path. */
function copyPreloads(root: string, folder: string): void {
  for (const file of ["quick-start.cjs", "type-check.cjs"]) {
    copyFileSync(join(root, "preview", file), join(folder, file));
  }
}
