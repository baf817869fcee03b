import { isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import type { StackNode } from "./stack-view";

/** The physical name, or `*` if only the update knows it. */
export function knownName({ inputs, outputs }: StackNode): string {
  const name = [inputs.name, outputs.name].find(
    (each) => typeof each === "string" && each !== "" && !isUnknown(each),
  );
  return name === undefined ? "*" : String(name);
}

/** What the provider appends to a name prefix: a time and a count, 26 digits in all. */
const generatedSuffix = "0".repeat(26);

/**
 * Whether a pattern matches the resource's logical name, its physical name in that property, or a
 * name generated from the property's prefix.
 */
export function hasName(
  { name, inputs }: Pick<StackNode, "name" | "inputs">,
  property: string,
  patterns: readonly string[],
): boolean {
  const own = inputs[property];
  const prefix = inputs[`${property}Prefix`];
  const isKnown = (each: unknown) => typeof each === "string" && each !== "" && !isUnknown(each);
  return [name, own, ...(isKnown(prefix) && !isKnown(own) ? [`${prefix}${generatedSuffix}`] : [])]
    .filter(isKnown)
    .some((each) => patterns.some((pattern) => matchesWildcard(String(each), pattern)));
}
