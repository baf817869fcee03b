import { ownValue } from "../values/own-value";
import type { InputsOf } from "../values/resource-types";
import { isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

/** How the functions of a group are recognised: by name patterns, or by tags (all of them). */
export interface FunctionGroup {
  readonly names?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

export type FunctionGroups = Readonly<Record<string, FunctionGroup>>;

export interface NamedFunction {
  readonly name: string;
  readonly inputs: InputsOf<"aws:lambda/function:Function">;
}

/** The first group, by name, that has the function: the wire does not keep the order of keys. */
export function functionGroup(groups: FunctionGroups, subject: NamedFunction): string | undefined {
  const [name] = Object.entries(groups).find(([, group]) => isMember(group, subject)) ?? [];
  return name;
}

/** What a function of the group has, phrased to follow "one that". */
export function describeGroup({ names = [], tags = {} }: FunctionGroup = {}): string {
  const given = Object.entries(tags).map(([key, value]) => `${key} ${value}`);
  return [
    ...(names.length > 0 ? [`is named like ${names.join(", ")}`] : []),
    ...(given.length > 0 ? [`has the tags ${given.join(", ")}`] : []),
  ].join(" or ");
}

function isMember({ names = [], tags = {} }: FunctionGroup, { name, inputs }: NamedFunction) {
  const own = [name, inputs.name].filter((value) => typeof value === "string");
  // Case is ignored, so that a capital letter in a name can't take a function out of its group.
  const isNamed = names.some((pattern) =>
    own.some((value) => matchesWildcard(value.toLowerCase(), pattern.toLowerCase())),
  );
  if (isNamed) return true;
  const wanted = Object.entries(tags);
  const has = isUnknown(inputs.tags) ? {} : (inputs.tags ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => ownValue(has, key) === value);
}
