import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { recordedUnknownRows, type UnknownRow } from "../../test/support/unknown-rows";
import { PROJECT_ROOT } from "../build-stamp";

/** The rows of kind "unknown" of the policies' tests, by policy. Loads the tests, and runs none. */
export async function readUnknownRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly UnknownRow[]>> {
  const mocha = new Mocha();
  const folder = join(PROJECT_ROOT, "test/policy-pack");
  // A long table has more files, named `<policy>.<theme>.test.ts`.
  readdirSync(folder)
    .filter((file) => file.endsWith(".test.ts") && policies.includes(file.split(".")[0] ?? ""))
    .forEach((file) => {
      mocha.addFile(join(folder, file));
    });
  await mocha.loadFilesAsync();
  return recordedUnknownRows();
}
