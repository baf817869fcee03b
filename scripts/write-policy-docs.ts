import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { policies } from "../policy-pack/policies/index";
import { PROJECT_ROOT } from "./build-stamp";
import { type DocumentedPolicy, renderPolicies, renderTable, replacePolicies } from "./policy-docs";
import { newPage, replaceFacts } from "./policy-pages/page-facts";

const README = "policy-pack/README.md";
const INDEX = "docs/policies.md";
const PAGES = "docs/policies";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const documented = policies as readonly DocumentedPolicy[];
const tables = [
  wantedTable(README, renderPolicies(documented)),
  wantedTable(
    INDEX,
    renderTable(documented, (name) => `policies/${name}.md`),
  ),
];
if (values.check) check();
else write();

function wantedTable(file: string, content: string) {
  const current = readFileSync(join(PROJECT_ROOT, file), "utf8");
  return { file, current, wanted: replacePolicies(current, file, content) };
}

function check(): void {
  for (const { file, current, wanted } of tables.slice(0, 1)) {
    if (current === wanted) continue;
    console.error(`${file} does not say what the policies say: run npm run docs`);
    process.exitCode = 1;
  }
}

function write(): void {
  for (const { file, wanted } of tables) writeFileSync(join(PROJECT_ROOT, file), wanted);
  const folder = join(PROJECT_ROOT, PAGES);
  const existing = readdirSync(folder);
  for (const policy of documented) {
    const file = join(folder, `${policy.name}.md`);
    const page = existing.includes(`${policy.name}.md`)
      ? replaceFacts(readFileSync(file, "utf8"), policy)
      : newPage(policy);
    writeFileSync(file, page);
  }
}
