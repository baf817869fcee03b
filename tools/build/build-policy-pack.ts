import { readFileSync } from "node:fs";
import { glob, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { formatJson } from "../../operations/command/json";
import { hashText, type SourceHashes } from "./build-stamp";
import { replaceFolder } from "./replace-folder";
import { writeDeclarations } from "./write-declarations";

const PACK = "policy-pack";

/** The modules that other packages may import. */
const PUBLIC = ["api.ts", "testing-api.ts"];

/**
 * Compiles each source of the policy pack to a file in policy-pack/bin, and writes the hashes of
 * its sources there too. Types are not checked here: `npm run check` does that once for all.
 */
export async function buildPolicyPack(root: string): Promise<void> {
  const sources = await findSources(root);
  await replaceFolder(join(root, PACK, "bin"), async (folder) => {
    await build({
      absWorkingDir: root,
      entryPoints: sources.map((source) => `${PACK}/${source}`),
      outdir: folder,
      outbase: PACK,
      bundle: false,
      platform: "node",
      target: "es2022",
      format: "cjs",
      sourcemap: "linked",
      sourcesContent: false,
      logLevel: "warning",
    });
    for (const entry of PUBLIC) await writeDeclarations(join(root, PACK), entry, folder);
    const files = await hashPackSources(root);
    await writeFile(join(folder, "sources.json"), formatJson({ files }));
  });
}

/** The current hashes of the pack's sources, by path relative to the pack. */
export async function hashPackSources(root: string): Promise<SourceHashes> {
  const sources = await findSources(root);
  return Object.fromEntries(
    sources.map((source) => [source, hashText(readFileSync(join(root, PACK, source), "utf8"))]),
  );
}

async function findSources(root: string): Promise<readonly string[]> {
  const sources: string[] = [];
  const exclude = ["bin/**", "node_modules/**", "**/*.d.ts"];
  for await (const file of glob("**/*.ts", { cwd: join(root, PACK), exclude })) {
    sources.push(file.replaceAll("\\", "/"));
  }
  return sources.sort();
}
