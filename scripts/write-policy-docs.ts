import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { policies } from "../policy-pack/policies/index";
import { PROJECT_ROOT } from "./build-stamp";
import { type DocumentedPolicy, replacePolicies } from "./policy-docs";

const README = "policy-pack/README.md";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const file = join(PROJECT_ROOT, README);
const current = readFileSync(file, "utf8");
const wanted = replacePolicies(current, policies as readonly DocumentedPolicy[]);
if (!values.check) {
  writeFileSync(file, wanted);
} else if (current !== wanted) {
  console.error(`${README} does not say what the policies say: run npm run docs`);
  process.exitCode = 1;
}
