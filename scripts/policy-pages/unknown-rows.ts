import { existsSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { recordedUnknownRows, type UnknownRow } from "../../test/support/unknown-rows";
import { PROJECT_ROOT } from "../build-stamp";

/** The rows of kind "unknown" of the policies' tests, by policy. Loads the tests, and runs none. */
export async function readUnknownRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly UnknownRow[]>> {
  const mocha = new Mocha();
  policies
    .map((name) => join(PROJECT_ROOT, "test/policy-pack", `${name}.test.ts`))
    .filter((file) => existsSync(file))
    .forEach((file) => {
      mocha.addFile(file);
    });
  await mocha.loadFilesAsync();
  return recordedUnknownRows();
}
