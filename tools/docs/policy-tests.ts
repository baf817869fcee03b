import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { projectPath } from "../project-path";

const FOLDER = "test/policy-pack";

/**
 * The tests of a policy, or of another file of the pack, from the project's root and in the order of their names:
 * its table, and what of a long one is in `<policy>.<theme>.test.ts`.
 */
export function testFilesOf(name: string): readonly string[] {
  return readdirSync(projectPath(FOLDER), { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file).startsWith(`${name}.`) && /(?<!\.slow)\.test\.ts$/.test(file))
    .sort()
    .map((file) => `${FOLDER}/${file}`);
}
