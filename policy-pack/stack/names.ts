import { isPresent, isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import type { StackNode } from "./stack-view";

/** The physical name, or `*` where only the update knows it. */
export function knownName({ inputs, outputs }: StackNode): string {
  const name = [inputs.name, outputs.name].find(
    (each) => typeof each === "string" && each !== "" && !isUnknown(each),
  );
  return name === undefined ? "*" : String(name);
}

/** As long as what the provider makes of digits behind a prefix. */
const suffix = "0".repeat(26);

/**
 * Whether one of the patterns fits the resource's logical name, or the physical one in that property, of which a program may
 * give the prefix alone.
 */
export function hasName(
  { name, inputs }: Pick<StackNode, "name" | "inputs">,
  property: string,
  patterns: readonly string[],
): boolean {
  const prefix = inputs[`${property}Prefix`];
  const given = inputs[property];
  const isPrefixed = !isPresent(given) && isPresent(prefix) && !isUnknown(prefix);
  return [name, isPrefixed ? `${prefix}${suffix}` : given]
    .filter((each) => typeof each === "string" && !isUnknown(each))
    .some((each) => patterns.some((pattern) => matchesWildcard(String(each), pattern)));
}
