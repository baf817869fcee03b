import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeHashOf } from "./compile-datasets";
import { hasFunctions } from "./functions";

/** Where the build writes the hashes of the code of data sets, beside the function. */
export const CODE_HASHES_FILE = "code-hashes.json";

/** Looks up hashes in the folder of the built function, and only for what has functions. */
export function builtCodeHashes(folder: string): CodeHashOf {
  return (module, specification) => {
    const file = join(folder, CODE_HASHES_FILE);
    if (!hasFunctions(specification) || !existsSync(file)) return undefined;
    const hashes: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));
    return hashes[module];
  };
}
