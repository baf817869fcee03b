import { join } from "node:path";
import { PROJECT_ROOT } from "./build/build-stamp";

/** Where a file of the project is. */
export function projectPath(...parts: readonly string[]): string {
  return join(PROJECT_ROOT, ...parts);
}
