import Mocha from "mocha";
import { recordedUnknownRows, type UnknownRow } from "../../../policy-pack/testing/unknown-rows";
import { projectPath } from "../../project-path";
import { testFilesOf } from "../policy-tests";

/** The rows of kind "unknown" of the policies' tests, by policy. Loads the tests, and runs none. */
export async function readUnknownRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly UnknownRow[]>> {
  const mocha = new Mocha();
  for (const file of policies.flatMap(testFilesOf)) mocha.addFile(projectPath(file));
  await mocha.loadFilesAsync();
  return recordedUnknownRows();
}
