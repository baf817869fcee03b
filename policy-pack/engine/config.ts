import { isDeepStrictEqual } from "node:util";
import type { Policies } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { nearest } from "../values/nearest";
import { type Renamed, withCurrentNames } from "./former-names";

/** Marks a parameter that names function groups, as keys or in a list; not part of the schema. */
const namesGroups: unique symbol = Symbol("names function groups");

/** A configuration property of a policy: its JSON schema, always with a default. */
export type Parameter<Value> = PolicyConfigJSONSchema &
  Renamed & {
    readonly default: Value;
    readonly [namesGroups]?: true;
  };

export type Parameters<Config> = { readonly [Key in keyof Config]: Parameter<Config[Key]> };

type Bounds = Pick<PolicyConfigJSONSchema, "minimum" | "maximum">;

export function integer(
  value: number,
  description: string,
  bounds: Bounds = {},
): Parameter<number> {
  return { type: "integer", default: value, description, ...bounds };
}

export function boolean(value: boolean, description: string): Parameter<boolean> {
  return { type: "boolean", default: value, description };
}

export function strings(
  value: readonly string[],
  description: string,
): Parameter<readonly string[]> {
  return { type: "array", items: { type: "string" }, default: value, description };
}

/** One whole number for each function group (see the policy `settings`). */
export function integerByGroup(
  value: Readonly<Record<string, number>>,
  description: string,
  bounds: Bounds = {},
): Parameter<Readonly<Record<string, number>>> {
  const additionalProperties = { type: "integer" as const, ...bounds };
  return {
    type: "object",
    additionalProperties,
    default: value,
    description,
    [namesGroups]: true,
  };
}

/** Names of function groups (see the policy `settings`). */
export function groupNames(
  value: readonly string[],
  description: string,
): Parameter<readonly string[]> {
  return { ...strings(value, description), [namesGroups]: true };
}

/** One list of strings for each function group (see the policy `settings`). */
export function stringsByGroup(
  value: Readonly<Record<string, readonly string[]>>,
  description: string,
): Parameter<Readonly<Record<string, readonly string[]>>> {
  return { ...stringsByKey(value, description), [namesGroups]: true };
}

/** One text for each key (a tag, ...). */
export function stringByKey(
  value: Readonly<Record<string, string>>,
  description: string,
): Parameter<Readonly<Record<string, string>>> {
  const additionalProperties = { type: "string" as const };
  return { type: "object", additionalProperties, default: value, description };
}

/** One list of strings for each key (a tag, ...). */
export function stringsByKey(
  value: Readonly<Record<string, readonly string[]>>,
  description: string,
): Parameter<Readonly<Record<string, readonly string[]>>> {
  const additionalProperties = { type: "array" as const, items: { type: "string" as const } };
  return { type: "object", additionalProperties, default: value, description };
}

/** The defaults of a policy's parameters, from its schema. */
export function defaultsOf({ configSchema }: Policies[number]): Readonly<Record<string, unknown>> {
  const parameters = Object.entries(configSchema?.properties ?? {});
  return Object.fromEntries(
    parameters.flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/**
 * The configuration that a policy runs with. The engine fills in defaults but silently accepts
 * properties that it doesn't know, so those are checked here.
 */
export function resolveConfig<Config>(
  parameters: Parameters<Config>,
  given: Readonly<Record<string, unknown>>,
): { readonly config: Config; readonly problems: readonly string[] } {
  const names = Object.keys(parameters) as (keyof Config & string)[];
  const defaults = Object.fromEntries(names.map((name) => [name, parameters[name].default]));
  const current = withCurrentNames(parameters, given);
  const unknownNames = Object.keys(current).filter((name) => !Object.hasOwn(parameters, name));
  const expected = names.length === 0 ? "none" : names.join(", ");
  return {
    config: { ...defaults, ...current } as Config,
    problems: unknownNames.map(
      (name) => `configuration property '${name}' does not exist; there are: ${expected}`,
    ),
  };
}

/**
 * Names of function groups that are configured but not defined, which would silently apply to no
 * function. The defaults may name groups that an organisation has replaced by its own.
 */
export function undefinedGroups<Config>(
  parameters: Parameters<Config>,
  config: NoInfer<Config>,
  defined: readonly string[],
): readonly string[] {
  const names = Object.keys(parameters) as (keyof Config & string)[];
  return names
    .filter((name) => parameters[name][namesGroups])
    .filter((name) => !isDeepStrictEqual(config[name], parameters[name].default))
    .flatMap((name) => {
      const value = config[name] as object;
      const groups: readonly string[] = Array.isArray(value) ? value : Object.keys(value);
      return groups
        .filter((group) => !defined.includes(group))
        .map(
          (group) => `${name} names group '${group}', which is not defined${hint(group, defined)}`,
        );
    });
}

function hint(group: string, defined: readonly string[]): string {
  const near = nearest(group, defined);
  if (near !== undefined) return `; did you mean '${near}'?`;
  return `; settings.functionGroups has: ${defined.join(", ") || "none"}`;
}
