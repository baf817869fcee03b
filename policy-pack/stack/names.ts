import { isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import type { StackNode } from "./stack-view";

/** The physical name, or `*` where only the update knows it. */
export function knownName({ inputs, outputs }: StackNode): string {
  const name = [inputs.name, outputs.name].find(
    (each) => typeof each === "string" && each !== "" && !isUnknown(each),
  );
  return name === undefined ? "*" : String(name);
}

/** Whether one of the patterns fits the resource's logical name, or the physical one in that property. */
export function hasName(
  { name, inputs }: Pick<StackNode, "name" | "inputs">,
  property: string,
  patterns: readonly string[],
): boolean {
  return [name, inputs[property]]
    .filter((each) => typeof each === "string" && !isUnknown(each))
    .some((each) => patterns.some((pattern) => matchesWildcard(String(each), pattern)));
}
