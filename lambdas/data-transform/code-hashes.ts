import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeHashOf } from "./compile-datasets";
import { hasFunctions } from "./functions";

/** The file next to the function to which the build writes the code hashes of data sets. */
export const CODE_HASHES_FILE = "code-hashes.json";

/** Looks up hashes in the built function's folder, only for specifications with functions. */
export function builtCodeHashes(folder: string): CodeHashOf {
  return (module, specification) => {
    const file = join(folder, CODE_HASHES_FILE);
    if (!hasFunctions(specification) || !existsSync(file)) return undefined;
    const hashes: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));
    return hashes[module];
  };
}
