import path from "node:path";
import { exitStatus, PreviewError } from "../preview-error";
import { sortedJson } from "../sorted-json";
import type { Project } from "./project-file";
import { isYamlMap, readYamlMap, type YamlMap } from "./yaml-file";

/** The configuration of a stack as the program receives it: full keys (`aws:region`), objects as JSON text. */
export interface StackConfig {
  readonly values: { readonly [key: string]: string };
  readonly secretKeys: readonly string[];
  /** What the stack's file uses and the preview can't read offline. */
  readonly notes: readonly string[];
}

interface Setting {
  readonly value: unknown;
  readonly secret: boolean;
  /** The file or option that sets it, for messages. */
  readonly source: string;
}

/**
 * Merges the project's defaults, the stack's file and the command line; later sources override earlier ones.
 * Rejects with a PreviewError that names the key if a value is encrypted, missing or of the wrong type.
 */
export async function readStackConfig(
  project: Project,
  stack: string,
  stackFile: string | undefined,
  overrides: { readonly [key: string]: string },
): Promise<StackConfig> {
  const settings = new Map<string, Setting>();
  const declared = declaredSecrets(project);
  for (const [key, declared] of Object.entries(project.config)) {
    const setting = projectSetting(declared, project.file);
    if (setting !== undefined) settings.set(fullKey(key, project.name), setting);
  }
  const file = await readStackFile(stackFile);
  for (const [key, value] of Object.entries(file.config)) {
    const name = fullKey(key, project.name);
    const secret = declared.has(name) || isEncrypted(value);
    settings.set(name, { value, secret, source: stackFile ?? "" });
  }
  for (const [key, value] of Object.entries(overrides)) {
    const name = fullKey(key, project.name);
    const secret = declared.has(name) || settings.get(name)?.secret === true;
    settings.set(name, { value, secret, source: "--config" });
  }
  checkDeclared(project, stack, settings);
  for (const [key, setting] of settings) rejectEncrypted(key, setting);
  return {
    values: Object.fromEntries([...settings].map(([key, { value }]) => [key, asText(value)])),
    secretKeys: [...settings].filter(([, { secret }]) => secret).map(([key]) => key),
    notes: file.environment === undefined ? [] : [environmentNote(stackFile ?? "")],
  };
}

interface StackFile {
  readonly config: YamlMap;
  readonly environment?: unknown;
}

async function readStackFile(file: string | undefined): Promise<StackFile> {
  if (file === undefined) return { config: {} };
  const content = await readYamlMap(file);
  if (content === undefined) {
    throw new PreviewError(`${file} does not exist.`, exitStatus.wrongUse);
  }
  const config = content.config ?? {};
  if (!isYamlMap(config)) {
    throw new PreviewError(`${file}: "config": expected keys and values.`, exitStatus.wrongUse);
  }
  return { config, environment: content.environment };
}

function environmentNote(file: string): string {
  return (
    `${path.basename(file)} names Pulumi ESC environments ("environment"): the preview runs without their values, ` +
    "which can't be read offline. Set a value with --config KEY=VALUE."
  );
}

/** A setting in `config` of Pulumi.yaml: a plain value, or a declaration with a value or a default. */
function projectSetting(declared: unknown, file: string): Setting | undefined {
  if (!isYamlMap(declared)) return { value: declared, secret: false, source: file };
  const value = declared.value ?? declared.default;
  return value === undefined
    ? undefined
    : { value, secret: declared.secret === true, source: file };
}

/** Keys that Pulumi.yaml declares as secret, wherever the value is set. */
function declaredSecrets(project: Project): ReadonlySet<string> {
  const keys = Object.keys(project.config).filter((key) => {
    const declared = project.config[key];
    return isYamlMap(declared) && declared.secret === true;
  });
  return new Set(keys.map((key) => fullKey(key, project.name)));
}

/** `key` is `project:key`; the old form `ns:config:key` is `ns:key`. */
function fullKey(key: string, projectName: string): string {
  if (!key.includes(":")) return `${projectName}:${key}`;
  return key.replace(/^([^:]+):config:(.+)$/, "$1:$2");
}

function rejectEncrypted(key: string, { value, source }: Setting): void {
  const found = encryptedPath(value, key);
  if (found === undefined) return;
  throw new PreviewError(
    `${source}: the value of ${found} is encrypted and can't be decrypted offline. ` +
      `Set a value for the preview with --config ${key}=VALUE, or use another file with --config-file FILE.`,
    exitStatus.wrongUse,
  );
}

function isEncrypted(value: unknown): boolean {
  return encryptedPath(value, "") !== undefined;
}

function encryptedPath(value: unknown, at: string): string | undefined {
  if (Array.isArray(value)) return firstPath(value.entries(), (index) => `${at}[${index}]`);
  if (!isYamlMap(value)) return undefined;
  if (Object.keys(value).length === 1 && typeof value.secure === "string") return at;
  return firstPath(Object.entries(value), (key) => `${at}.${key}`);
}

function firstPath<Key>(
  entries: Iterable<[Key, unknown]>,
  pathOf: (key: Key) => string,
): string | undefined {
  for (const [key, value] of entries) {
    const found = encryptedPath(value, pathOf(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

const typeChecks: { readonly [type: string]: (value: unknown) => boolean } = {
  string: (value) => typeof value !== "object",
  boolean: (value) => /^(true|false)$/.test(String(value)),
  integer: (value) => /^-?\d+$/.test(String(value)),
  number: (value) => typeof value !== "object" && Number.isFinite(Number(value)),
  array: (value) => Array.isArray(value) || isJson(value, Array.isArray),
  object: (value) => isYamlMap(value) || isJson(value, isYamlMap),
};

/** Throws if a setting that Pulumi.yaml declares is missing or has the wrong type. */
function checkDeclared(
  project: Project,
  stack: string,
  settings: ReadonlyMap<string, Setting>,
): void {
  for (const [key, declared] of Object.entries(project.config)) {
    if (!isYamlMap(declared)) continue;
    const name = fullKey(key, project.name);
    const setting = settings.get(name);
    if (setting === undefined) {
      throw new PreviewError(
        `Stack "${stack}" is missing configuration value "${name}" that ${project.file} declares. ` +
          `Set it in the stack's file, or with --config ${key}=VALUE.`,
        exitStatus.wrongUse,
      );
    }
    const fits = typeChecks[String(declared.type ?? "")];
    if (fits !== undefined && !isEncrypted(setting.value) && !fits(setting.value)) {
      throw new PreviewError(
        `${setting.source}: "${name}" must be of type ${String(declared.type)}.`,
        exitStatus.wrongUse,
      );
    }
  }
}

function isJson(value: unknown, isKind: (parsed: unknown) => boolean): boolean {
  if (typeof value !== "string") return false;
  try {
    return isKind(JSON.parse(value));
  } catch {
    return false;
  }
}

function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? sortedJson(value) : String(value);
}
