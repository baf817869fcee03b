import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import type { EnforcementLevel } from "../described";
import { exitStatus, PreviewError } from "../preview-error";
import { isJsonObject, type JsonObject, type JsonValue, type PolicyConfig } from "./pack-info";
import { didYouMean } from "./suggestion";

const levels: readonly EnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

/** A policy pack configuration as its file says it, and what is wrong in it. */
export interface ConfigFile {
  /** The presets and the files that it goes over. */
  readonly bases: readonly string[];
  readonly policies: ReadonlyMap<string, PolicyConfig>;
  /** Names of Pulumi ESC environments. */
  readonly environments: readonly string[];
  readonly mistakes: readonly string[];
}

/**
 * Reads a file as for `--policy-pack-config`: `{ "policy": "level" | { "enforcementLevel": ..., ... } }`.
 * An empty file is no configuration. Throws a PreviewError: status 64 where there is no such file, 2 where it is not JSON.
 */
export async function readConfigFile(file: string): Promise<ConfigFile> {
  const text = await readText(file);
  if (text.trim() === "") return { bases: [], policies: new Map(), environments: [], mistakes: [] };
  const config = parseConfig(parseJson(file, text));
  return { ...config, mistakes: [...repeatedNames(text), ...config.mistakes] };
}

/** JSON is YAML, whose parser tells of a name that is there twice; that of JSON takes the last, as the engine does. */
function repeatedNames(text: string): readonly string[] {
  return parseDocument(text)
    .errors.filter(({ code }) => code === "DUPLICATE_KEY")
    .map(({ pos: [start], linePos }) => {
      const line = linePos?.[0].line ?? 1;
      const [name] = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(start)) ?? ["A name"];
      return `${name} in line ${line} is there for the second time: the engine takes the last one.`;
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
    `The policy configuration ${file} must hold a JSON object with the policies' names as keys, not ${kindOf(value)}.`,
  );
}

/** The same for what such a file would hold. */
export function parseConfig(config: JsonObject): ConfigFile {
  const policies = new Map<string, PolicyConfig>();
  const mistakes: string[] = [];
  const lists = { extends: [] as string[], environments: [] as string[] };
  for (const [name, value] of Object.entries(config)) {
    if (name === "extends" || name === "environments") {
      if (isListOfTexts(value)) lists[name].push(...value);
      else mistakes.push(`"${name}": a list of ${listedIn[name]} is expected.`);
      continue;
    }
    if (name === "$schema") {
      mistakes.push(
        '"$schema": the engine takes it for a policy; name the schema in the settings of the editor.',
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
    mistake: `${JSON.stringify(value)} is no enforcement level; expected one of ${levels.join(", ")}.${suggestion}`,
  };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  return value === null ? "null" : `a ${typeof value}`;
}
