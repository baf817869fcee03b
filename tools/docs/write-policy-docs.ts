import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { policies } from "../../policy-pack/policies/index";
import { PROJECT_ROOT } from "../build/build-stamp";
import { type DocumentedPolicy, renderPolicies, renderTable, replacePolicies } from "./policy-docs";
import { newPage, replaceFacts } from "./policy-pages/page-facts";
import { pageFile, readPages } from "./policy-pages/page-files";
import { pageProblems } from "./policy-pages/page-problems";
import { readUnknownRows } from "./policy-pages/unknown-rows";
import {
  replaceUnknownValues,
  type UnknownRows,
  unknownValuesProblems,
} from "./policy-pages/unknown-values";

const README = "policy-pack/README.md";
const INDEX = "docs/policies.md";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const documented = policies as readonly DocumentedPolicy[];
const pages = readPages();
const tables = [
  wantedTable(README, renderPolicies(documented)),
  wantedTable(
    INDEX,
    renderTable(documented, (name) => `policies/${name}.md`),
  ),
];

readUnknownRows(documented.map(({ name }) => name)).then(
  values.check ? check : write,
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);

function wantedTable(file: string, content: string) {
  const current = readFileSync(join(PROJECT_ROOT, file), "utf8");
  return { file, current, wanted: replacePolicies(current, file, content) };
}

function check(unknownRows: UnknownRows): void {
  const stale = tables.filter(({ current, wanted }) => current !== wanted);
  const problems = [
    ...stale.map(({ file }) => `${file} does not say what the policies say: run npm run docs`),
    ...pageProblems(documented, pages),
    ...documented.flatMap(({ name }) => unknownValuesProblems(name, pages.get(name), unknownRows)),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function write(unknownRows: UnknownRows): void {
  for (const { file, wanted } of tables) writeFileSync(join(PROJECT_ROOT, file), wanted);
  for (const policy of documented) {
    const page = pages.get(policy.name);
    const text = page === undefined ? newPage(policy) : replaceFacts(page, policy);
    writeFileSync(pageFile(policy.name), replaceUnknownValues(text, policy.name, unknownRows));
  }
}
