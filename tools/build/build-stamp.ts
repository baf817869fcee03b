import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A build target: the file whose existence shows that it was built, and its sources. */
interface BuildTarget {
  readonly entry: string;
  readonly sources: readonly string[];
}

/** Hashes of a target's sources, by path relative to the project. */
export type SourceHashes = Readonly<Record<string, string>>;

/** The content of build/stamp.json, by target. */
export type BuildStamp = Readonly<Record<string, SourceHashes>>;

export const PROJECT_ROOT = join(__dirname, "../..");
export const STAMP_FILE = "build/stamp.json";

const DATASETS = "lambdas/datasets";

// With the lock file, because the bundle contains packages.
const PREVIEW_SOURCES = ["preview", "package-lock.json", "tools/build/build-preview.ts"];

/** @param sources what the function imports in addition to its own folder and the shared package */
function functionTarget(name: string, sources: readonly string[] = []): BuildTarget {
  return {
    entry: `build/lambdas/${name}/index.js`,
    sources: [
      `lambdas/${name}`,
      ...sources,
      "layer/src",
      "layer/package.json",
      "tools/build/build-functions.ts",
      "tools/build/dataset-code.ts",
      "tools/build/replace-folder.ts",
    ],
  };
}

const TARGETS = {
  "build/lambdas/data-ingestion": functionTarget("data-ingestion"),
  "build/lambdas/data-transform": functionTarget("data-transform", [DATASETS]),
  // With the lock file, because the bundle contains the Parquet writer.
  "build/lambdas/data-output": functionTarget("data-output", [DATASETS, "package-lock.json"]),
  // With the lock file, because the layer consists of packages.
  "build/layer": {
    entry: "build/layer.zip",
    sources: [
      "layer/package.json",
      "package-lock.json",
      "tools/build/build-layer.ts",
      "tools/build/package-folders.ts",
      "tools/build/replace-folder.ts",
    ],
  },
  "build/preview": {
    entry: "build/preview/main.js",
    sources: [...PREVIEW_SOURCES, "tools/preview", "tools/build/build-stamp.ts"],
  },
  "preview/bin": {
    entry: "preview/bin/index.js",
    sources: [
      ...PREVIEW_SOURCES,
      "tools/build/package-folders.ts",
      "tools/build/replace-folder.ts",
      "tools/build/write-declarations.ts",
      "tools/build/write-notices.ts",
    ],
  },
} as const satisfies Readonly<Record<string, BuildTarget>>;

export type BuildTargetName = keyof typeof TARGETS;

export const BUILD_TARGETS = Object.keys(TARGETS) as readonly BuildTargetName[];

/** The SHA-256 of a text in hex; the same for all line ends of a checkout. */
export function hashText(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** The current hashes of a target's sources. */
export function hashSources(target: BuildTargetName, root = PROJECT_ROOT): SourceHashes {
  const files = TARGETS[target].sources.flatMap((source) => listFiles(root, source)).sort();
  return Object.fromEntries(
    files.map((file) => [file, hashText(readFileSync(join(root, file), "utf8"))]),
  );
}

/** The files that differ, each with its kind of change; otherwise an empty list. */
export function compareHashes(built: SourceHashes, current: SourceHashes): readonly string[] {
  return [...new Set([...Object.keys(built), ...Object.keys(current)])].sort().flatMap((file) => {
    if (built[file] === current[file]) return [];
    if (built[file] === undefined) return [`${file} added`];
    return [current[file] === undefined ? `${file} removed` : `${file} changed`];
  });
}

/**
 * Why a target can't be used as it is, in one sentence that names the remedy; undefined if it can
 * be used.
 */
export function describeStaleness(
  target: BuildTargetName,
  root = PROJECT_ROOT,
): string | undefined {
  const built = readStamp(root)[target];
  if (built === undefined || !existsSync(join(root, TARGETS[target].entry))) {
    return `${target} is missing: run npm run build`;
  }
  const differences = compareHashes(built, hashSources(target, root));
  if (differences.length === 0) return undefined;
  return `${target} is stale (${differences.join(", ")}): run npm run build`;
}

function readStamp(root: string): BuildStamp {
  const file = join(root, STAMP_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as BuildStamp) : {};
}

/** Built or installed folders within a folder of sources, including builds in progress. */
const NOT_SOURCES = /^(?:bin|\.bin-.*|node_modules)$/;

function listFiles(root: string, path: string): readonly string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !NOT_SOURCES.test(name))
    .flatMap((name) => listFiles(root, `${path}/${name}`));
}
