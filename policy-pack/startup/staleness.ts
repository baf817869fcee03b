import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What is wrong with the compiled pack, in a sentence, or undefined. The build writes the hash of
 * each source to bin/sources.json; if the sources differ, old code would evaluate. A published pack
 * has no sources, which is fine. Time stamps are not used: tarballs, clones and caches scramble
 * them.
 */
export function describeStaleness(packFolder: string): string | undefined {
  const current = sourcesIn(packFolder);
  if (current.length === 0) return undefined;
  const record = join(packFolder, "bin", "sources.json");
  // Node loads index.ts if bin/index.js is missing.
  if (!existsSync(record)) return "The policy pack is not compiled. Run: npm run build";
  const { files } = JSON.parse(readFileSync(record, "utf8")) as {
    readonly files: Readonly<Record<string, string>>;
  };
  const changed = [...new Set([...current, ...Object.keys(files)])]
    .sort()
    .filter((file) => hashOf(join(packFolder, file)) !== files[file]);
  if (changed.length === 0) return undefined;
  return `The compiled policy pack is older than its sources (${changed.join(", ")}). Run: npm run build`;
}

/**
 * Paths of the sources, relative to the pack. node_modules is skipped: it is large once published.
 */
function sourcesIn(packFolder: string): readonly string[] {
  return readdirSync(packFolder, { withFileTypes: true })
    .filter(({ name }) => name !== "bin" && name !== "node_modules")
    .flatMap((entry) => (entry.isDirectory() ? filesIn(packFolder, entry.name) : [entry.name]))
    .filter((file) => file.endsWith(".ts"));
}

function filesIn(packFolder: string, folder: string): readonly string[] {
  return readdirSync(join(packFolder, folder), { recursive: true, encoding: "utf8" }).map(
    (file) => `${folder}/${file.replaceAll("\\", "/")}`,
  );
}

function hashOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  return createHash("sha256").update(text).digest("hex");
}
