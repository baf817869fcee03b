import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import type { EnforcementLevel } from "../described";
import { exitStatus, PreviewError } from "../preview-error";
import { isJsonObject, type JsonObject, type JsonValue, type PolicyConfig } from "./pack-info";
import { didYouMean } from "./suggestion";

const levels: readonly EnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

/** The content of a policy pack configuration, and its mistakes. */
export interface ConfigFile {
  /** The presets and files that it extends. */
  readonly bases: readonly string[];
  readonly policies: ReadonlyMap<string, PolicyConfig>;
  /** Names of Pulumi ESC environments. */
  readonly environments: readonly string[];
  readonly mistakes: readonly string[];
}

/**
 * Reads a file for `--policy-pack-config`: `{ "policy": "level" | { "enforcementLevel": ..., ... } }`.
 * An empty file is an empty configuration. Throws a PreviewError: status 64 if the file can't be read, 2 if it is not JSON.
 */
export async function readConfigFile(file: string): Promise<ConfigFile> {
  const text = await readText(file);
  if (text.trim() === "") return { bases: [], policies: new Map(), environments: [], mistakes: [] };
  const config = parseConfig(parseJson(file, text));
  return { ...config, mistakes: [...repeatedNames(text), ...config.mistakes] };
}

/** Finds duplicate names with a YAML parser, since JSON is YAML. The JSON parser, like the engine, takes the last one. */
function repeatedNames(text: string): readonly string[] {
  return parseDocument(text)
    .errors.filter(({ code }) => code === "DUPLICATE_KEY")
    .map(({ pos: [start], linePos }) => {
      const line = linePos?.[0].line ?? 1;
      const [name] = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(start)) ?? ["A name"];
      return `${name} in line ${line} is a duplicate: the engine takes the last one.`;
    });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new PreviewError(
      `The policy configuration ${file} can't be read: ${reason(error)}`,
      exitStatus.wrongUse,
    );
  }
}

function reason(error: unknown): string {
  if (error instanceof Error && "code" in error) {
    if (error.code === "ENOENT") return "there is no such file.";
    if (error.code === "EISDIR") return "it is a folder.";
  }
  return error instanceof Error ? error.message : String(error);
}

function parseJson(file: string, text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new PreviewError(
      `The policy configuration ${file} is not valid JSON: ${(error as Error).message}`,
    );
  }
  if (value === null) return {};
  if (isJsonObject(value)) return value;
  throw new PreviewError(
    `The policy configuration ${file} must be a JSON object with names of policies as keys, not ${kindOf(value)}.`,
  );
}

/** Parses the content of such a file. */
export function parseConfig(config: JsonObject): ConfigFile {
  const policies = new Map<string, PolicyConfig>();
  const mistakes: string[] = [];
  const lists = { extends: [] as string[], environments: [] as string[] };
  for (const [name, value] of Object.entries(config)) {
    if (name === "extends" || name === "environments") {
      if (isListOfTexts(value)) lists[name].push(...value);
      else mistakes.push(`"${name}": expected a list of ${listedIn[name]}.`);
      continue;
    }
    if (name === "$schema") {
      mistakes.push(
        '"$schema": the engine takes it for a policy. Set the schema in the editor instead.',
      );
      continue;
    }
    const { level, properties, mistake } = parsePolicy(value);
    if (mistake !== undefined) mistakes.push(`${name}: ${mistake}`);
    else if (level !== undefined || Object.keys(properties).length > 0) {
      policies.set(name, { ...(level === undefined ? {} : { level }), properties });
    }
  }
  return { bases: lists.extends, policies, environments: lists.environments, mistakes };
}

const listedIn = {
  extends: "presets of the pack and of files (.json)",
  environments: "names of Pulumi ESC environments",
};

function isListOfTexts(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function parsePolicy(value: JsonValue): PolicyConfig & { readonly mistake?: string } {
  if (typeof value === "string") return { ...parseLevel(value), properties: {} };
  if (!isJsonObject(value)) {
    return {
      properties: {},
      mistake: `expected an enforcement level or an object of properties, not ${kindOf(value)}.`,
    };
  }
  const { enforcementLevel, ...properties } = value;
  return { ...(enforcementLevel === undefined ? {} : parseLevel(enforcementLevel)), properties };
}

function parseLevel(value: JsonValue): { level: EnforcementLevel } | { mistake: string } {
  const level = levels.find((known) => known === value);
  if (level !== undefined) return { level };
  const suggestion = typeof value === "string" ? didYouMean(value, levels) : "";
  return {
    mistake: `${JSON.stringify(value)} is not an enforcement level; expected one of ${levels.join(", ")}.${suggestion}`,
  };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  return value === null ? "null" : `a ${typeof value}`;
}
