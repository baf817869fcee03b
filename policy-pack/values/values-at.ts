import { isUnknown } from "./unknown";

/**
 * The values at a path such as `lambdaFunctions.*.lambdaFunctionArn`, where `*` means every
 * element. An unknown value on the way is returned in place of all values below it; an absent
 * property yields undefined.
 */
export function valuesAt(inputs: unknown, path: string): readonly unknown[] {
  return walk(inputs, path.split("."));
}

function walk(value: unknown, [segment, ...rest]: readonly string[]): readonly unknown[] {
  if (segment === undefined || isUnknown(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  const children = segment === "*" ? Object.values(value) : [Reflect.get(value, segment)];
  return children.flatMap((child) => walk(child, rest));
}

/** The property at the start of a path: the one that the engine records dependencies for. */
export function topLevel(path: string): string {
  return path.replace(/\..*/, "");
}
