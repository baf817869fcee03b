import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { exitStatus, PreviewError } from "../preview-error";

/** The parts of PulumiPolicy.yaml that the preview needs. */
export interface PackProject {
  readonly directory: string;
  /** Overrides the version in package.json. */
  readonly version?: string;
}

/**
 * Reads PulumiPolicy.yaml in `directory` (absolute).
 * Throws a PreviewError: status 64 if there is no pack, 2 if the pack can't be run here.
 */
export async function readPackProject(directory: string): Promise<PackProject> {
  if (!(await isDirectory(directory))) {
    throw new PreviewError(`No such policy pack folder: ${directory}`, exitStatus.wrongUse);
  }
  const file = join(directory, "PulumiPolicy.yaml");
  const project = parseProject(file, await readProjectFile(file, directory));
  const runtime = runtimeName(project.runtime);
  if (runtime === undefined) {
    throw new PreviewError(`${file} has no "runtime"; expected "runtime: nodejs".`);
  }
  if (runtime !== "nodejs") {
    throw new PreviewError(
      `${file} has runtime "${runtime}"; the offline preview runs packs with runtime "nodejs" only.`,
    );
  }
  const version = project.version;
  return { directory, ...(version === undefined ? {} : { version: String(version) }) };
}

/**
 * The module that starts a pack, from the pack's own @pulumi/pulumi, else from the project's.
 * Throws a PreviewError if neither is installed.
 */
export function locateRunPolicyPack(packDirectory: string, projectDirectory: string): string {
  for (const directory of [packDirectory, projectDirectory]) {
    try {
      return createRequire(join(directory, "package.json")).resolve(
        "@pulumi/pulumi/cmd/run-policy-pack",
      );
    } catch (error) {
      if (!isModuleNotFound(error)) throw error;
    }
  }
  throw new PreviewError(
    `The dependencies of the policy pack in ${packDirectory} are not installed: ` +
      `@pulumi/pulumi was not found. Run "npm install" in that folder.`,
  );
}

const entrySuffixes = [
  ...["", ".js", ".json", ".node", ".cjs", ".mjs", ".ts", ".cts", ".mts"],
  ...["/index.js", "/index.json", "/index.node", "/index.ts"],
];

/**
 * Throws a PreviewError if the `main` of package.json does not exist. Node.js would use an `index.ts` in the folder instead,
 * and compile it for minutes. An `index.js` is accepted, because it needs no compilation.
 */
export async function checkEntryExists(directory: string): Promise<void> {
  const main = await readMain(join(directory, "package.json"));
  if (main === undefined) return;
  const entry = resolve(directory, main);
  const candidates = [
    ...entrySuffixes.map((suffix) => entry + suffix),
    join(directory, "index.js"),
  ];
  if ((await Promise.all(candidates.map(isFile))).includes(true)) return;
  throw new PreviewError(
    `The policy pack in ${directory} was not started: ${entry} is missing.\n` +
      `The entry in its package.json is missing: build the pack first, ${await howToBuild(directory)}.`,
  );
}

/** Undefined if it is not set: Node.js then uses `index`, compiled if it is TypeScript. */
async function readMain(file: string): Promise<string | undefined> {
  const { main } = await readManifest(file);
  return typeof main === "string" && main !== "" ? main : undefined;
}

/** A pack that is a workspace may be built with all others, in the folder above. */
async function howToBuild(directory: string): Promise<string> {
  const above = dirname(directory);
  const own = await readManifest(join(directory, "package.json"));
  if (hasBuild(own)) return `with npm run build in ${directory}`;
  const around = await readManifest(join(above, "package.json"));
  const isWorkspace = around.workspaces !== undefined && hasBuild(around);
  return isWorkspace ? `with npm run build in ${above}` : `in ${directory}`;
}

function hasBuild({ scripts }: Manifest): boolean {
  return typeof scripts?.build === "string";
}

interface Manifest {
  readonly main?: unknown;
  readonly scripts?: { readonly build?: unknown };
  readonly workspaces?: unknown;
}

async function readManifest(file: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(file, "utf8")) ?? {};
  } catch {
    // The start of the pack reports what is wrong with it.
    return {};
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function readProjectFile(file: string, directory: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new PreviewError(
      `${directory} is not a policy pack: it has no PulumiPolicy.yaml.`,
      exitStatus.wrongUse,
      { cause: error },
    );
  }
}

function parseProject(file: string, text: string): Record<string, unknown> {
  let project: unknown;
  try {
    project = parse(text);
  } catch (error) {
    throw new PreviewError(`${file} is not valid YAML: ${(error as Error).message.trim()}`);
  }
  if (typeof project !== "object" || project === null || Array.isArray(project)) {
    throw new PreviewError(`${file} must be a mapping with the key "runtime".`);
  }
  return { ...project };
}

function runtimeName(runtime: unknown): string | undefined {
  if (typeof runtime === "string") return runtime;
  if (typeof runtime !== "object" || runtime === null || !("name" in runtime)) return undefined;
  return String(runtime.name);
}

function isModuleNotFound(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
}
