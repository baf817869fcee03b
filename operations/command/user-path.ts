import { resolve } from "node:path";

/** A path as the user means it: npm runs scripts in the project's folder, wherever it was called. */
export function resolveUserPath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return resolve(script !== undefined && called !== undefined ? called : ".", path);
}
