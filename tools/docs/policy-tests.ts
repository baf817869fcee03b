import { readdirSync } from "node:fs";
import { basename } from "node:path";
import Mocha from "mocha";
import { type RecordedRow, recordedRows } from "../../policy-pack/testing/recorded-rows";
import { projectPath } from "../project-path";

const FOLDER = "test/policy-pack";

/**
 * The tests of a policy, or of another file of the pack, by path from the project's root and sorted
 * by name: its table, and for long tables also `<policy>.<theme>.test.ts`.
 */
export function testFilesOf(name: string): readonly string[] {
  return readdirSync(projectPath(FOLDER), { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file).startsWith(`${name}.`) && /(?<!\.slow)\.test\.ts$/.test(file))
    .sort()
    .map((file) => `${FOLDER}/${file}`);
}

/** The rows of the policies' tests, by policy. Loads the tests without running them. */
export async function readRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedRow[]>> {
  const mocha = new Mocha();
  for (const file of policies.flatMap(testFilesOf)) mocha.addFile(projectPath(file));
  await mocha.loadFilesAsync();
  // Unloads the files: a process that runs tests loads them again, and a file that is still loaded
  // would not register its tests.
  mocha.unloadFiles();
  return recordedRows();
}
