import { resolve } from "node:path";

/** Resolves a path against the folder where the user called npm: npm runs scripts in the project's folder. */
export function resolveUserPath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return resolve(script !== undefined && called !== undefined ? called : ".", path);
}
