import { readdirSync } from "node:fs";
import { basename } from "node:path";
import Mocha from "mocha";
import { type RecordedRow, recordedRows } from "../../policy-pack/testing/recorded-rows";
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

/** The rows of the policies' tests, by policy. Loads the tests, and runs none. */
export async function readRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedRow[]>> {
  const mocha = new Mocha();
  for (const file of policies.flatMap(testFilesOf)) mocha.addFile(projectPath(file));
  await mocha.loadFilesAsync();
  // A process that runs tests loads these files again, and what is loaded twice registers its tests once.
  mocha.unloadFiles();
  return recordedRows();
}
