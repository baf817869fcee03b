import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

type ParameterDefaults = Readonly<Record<string, NonNullable<PolicyConfigJSONSchema["default"]>>>;

/** Next to the sources, and not published. */
const FILE = "own-defaults.json";

/** By policy and parameter. */
export type OwnDefaults = Readonly<Record<string, ParameterDefaults>>;

/**
 * Parameter defaults that apply only in the pack's own repository. A published pack has neither
 * sources nor this file, so it has none.
 * @throws Error if there are sources and the file can't be read: the pack would be less strict than
 * it should
 */
export function ownDefaults(packFolder: string): OwnDefaults {
  if (!existsSync(join(packFolder, "index.ts"))) return {};
  const file = join(packFolder, FILE);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as OwnDefaults;
  } catch (error) {
    throw new Error(
      `The policy pack can't read ${file}, which has this repository's own defaults: ${(error as Error).message}`,
    );
  }
}
