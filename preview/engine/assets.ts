import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Properties, PropertyValue } from "../model";
import { isList, isMap, signatureOf, signatures } from "./property-values";

/**
 * Adds a content hash to every asset and archive, like the engine. Assets at a URL are not fetched.
 * Rejects with an error that names the property if a file is missing.
 */
export async function withAssetHashes(
  properties: Properties,
  directory: string,
): Promise<Properties> {
  const entries = Object.entries(properties).map(async ([key, value]) => {
    try {
      return [key, await hashed(value, directory)] as const;
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`failed to compute asset hash for "${key}": ${cause}`, { cause: error });
    }
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function hashed(value: PropertyValue, directory: string): Promise<PropertyValue> {
  if (isList(value)) return Promise.all(value.map((item) => hashed(item, directory)));
  if (!isMap(value)) return value;
  const signature = signatureOf(value);
  if (signature !== signatures.asset && signature !== signatures.archive) {
    return hashedEntries(value, directory);
  }
  // The SDK's own markers are not part of an asset: the engine drops them too.
  const { __pulumiAsset: _asset, __pulumiArchive: _archive, ...content } = value;
  if (isMap(content.assets)) {
    const assets = await hashedEntries(content.assets, directory);
    return { ...content, assets, hash: digest([JSON.stringify(assets)]) };
  }
  if (typeof content.path === "string") {
    return { ...content, hash: await hashOfPath(path.resolve(directory, content.path)) };
  }
  if (typeof content.text === "string") return { ...content, hash: digest([content.text]) };
  return content;
}

async function hashedEntries(value: Properties, directory: string): Promise<Properties> {
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await hashed(item, directory)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function hashOfPath(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw new Error(`couldn't read '${file}': no such file or directory`);
  if (!found.isDirectory()) return digest([await readBounded(file)]);
  const names = await readdir(file, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const parts = await Promise.all(
    files.map(async (name) => [path.relative(file, name), await readBounded(name)]),
  );
  return digest(parts.flat());
}

// A process can open few files at once (256 on macOS); a program may have thousands of assets.
const MOST_OPEN_FILES = 32;
let openFiles = 0;
const waiting: (() => void)[] = [];

/** Reads a file, once fewer than MOST_OPEN_FILES others are being read. */
async function readBounded(file: string): Promise<Buffer> {
  if (openFiles >= MOST_OPEN_FILES) await new Promise<void>((resolve) => waiting.push(resolve));
  else openFiles += 1;
  try {
    return await readFile(file);
  } finally {
    // The next waiting read takes over the slot.
    const next = waiting.shift();
    if (next === undefined) openFiles -= 1;
    else next();
  }
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
