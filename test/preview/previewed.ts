import type { PlannedResource, PreviewResult } from "../../preview/model";

export function named(result: PreviewResult, name: string): PlannedResource {
  const found = result.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`no resource ${name}`);
  return found;
}

/** The outputs by name, with `unknown` for unknown values. */
export function outputsByName(result: PreviewResult): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    result.outputs.map(({ name, value, unknown }) => [name, unknown ? "unknown" : value]),
  );
}
