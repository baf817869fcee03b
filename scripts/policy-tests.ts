import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "./build-stamp";

const FOLDER = "test/policy-pack";

/** The tests of a policy, from the project's root: its table, and what of a long one is in `<policy>.<theme>.test.ts`. */
export function testFilesOf(policy: string): readonly string[] {
  return readdirSync(join(PROJECT_ROOT, FOLDER))
    .filter((file) => file.startsWith(`${policy}.`) && file.endsWith(".test.ts"))
    .map((file) => `${FOLDER}/${file}`);
}
