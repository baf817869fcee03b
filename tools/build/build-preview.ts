import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { packageFolders } from "./package-folders";
import { replaceFolder } from "./replace-folder";
import { writeDeclarations } from "./write-declarations";
import { writeNotices } from "./write-notices";

/** One file: loading its many small sources would take longer than a preview may. */
const bundle = {
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  logLevel: "warning",
} as const satisfies BuildOptions;

/** What the package's file exports: its functions, and what its command starts. */
const packageEntry = `
export * from "./preview/index";
export { startCli } from "./preview/cli/main";
`;

/**
 * Bundles the offline preview: for this repository into build/preview, with its defaults, and for others into
 * preview/bin, with the types of its functions and the licences of what is bundled.
 */
export async function buildPreview(root: string): Promise<void> {
  await Promise.all([
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

/** They run in the processes of programs and packs, which load them by their path. */
function copyPreloads(root: string, folder: string): void {
  for (const file of ["quick-start.cjs", "type-check.cjs"]) {
    copyFileSync(join(root, "preview", file), join(folder, file));
  }
}
