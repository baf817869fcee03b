import { isDeepStrictEqual } from "node:util";
import { ownValue } from "../values/own-value";
import type { Problems } from "../values/problems";
import { valuesAt } from "../values/values-at";
import type { StackNode } from "./stack-view";

type Properties = Readonly<Record<string, unknown>>;

/** How AWS has an attribute, where the program declares another value; `fallback` is what AWS takes for none. */
export function attributeProblem(
  { inputs, outputs }: StackNode,
  path: string,
  fallback: unknown,
): Problems {
  const [declared = fallback] = valuesAt(inputs, path).filter(isSet);
  const [deployed = fallback] = valuesAt(outputs, path).filter(isSet);
  // What AWS chooses where the program does not is no change of anyone's.
  if (declared === undefined) return false;
  return (
    !isSame(deployed, declared) &&
    `${path} is ${shown(deployed)}, and the program declares ${shown(declared)}`
  );
}

/** How the environment variables differ, by their names alone: a value may be a secret. */
export function variableProblems({ inputs, outputs }: StackNode): Problems {
  const [declared, deployed] = [inputs, outputs].map(
    (each) => (valuesAt(each, "environment.variables")[0] ?? {}) as Properties,
  ) as [Properties, Properties];
  // All of them as one secret, which nobody can compare, are a text.
  if (typeof declared !== "object" || typeof deployed !== "object") return false;
  const names = [...new Set([...Object.keys(declared), ...Object.keys(deployed)])].sort();
  return names
    .filter((name) => !isSame(ownValue(deployed, name), ownValue(declared, name)))
    .map((name) => {
      if (!Object.hasOwn(deployed, name)) return `environment variable ${name} was removed`;
      return `environment variable ${name} was ${Object.hasOwn(declared, name) ? "changed" : "added"}`;
    });
}

/** The provider writes what is not there as nothing or as an empty text. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** Whether two values mean the same. In lists of this kind (layers, actions) the order is the provider's. A program may write a number as text. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String).sort();
  return typeof value === "object" ? value : String(value);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "none";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
