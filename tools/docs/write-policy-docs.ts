import { readFile, writeFile } from "node:fs/promises";
import { startCommand } from "../../operations/command/start";
import { policies } from "../../policy-pack/policies";
import { findStale, type GeneratedFile, writeGenerated } from "../generator/generated-files";
import { generatorCommand } from "../generator/generator-command";
import { packCompliance } from "../maintenance/compliance/pack-compliance";
import { projectPath } from "../project-path";
import { renderCompliancePage } from "./compliance-page";
import { documentedPolicies as documented, parameterDefaults } from "./documented-policies";
import { renderFormsPage } from "./forms-page";
import { renderPolicies, renderTable, replacePolicies } from "./policy-docs";
import { newPage, replaceFacts } from "./policy-pages/page-facts";
import { pageFile, readPages } from "./policy-pages/page-files";
import { pageProblems } from "./policy-pages/page-problems";
import { readUnknownRows } from "./policy-pages/unknown-rows";
import { replaceUnknownValues, unknownValuesProblems } from "./policy-pages/unknown-values";

const README = "policy-pack/README.md";
const INDEX = "docs/policies.md";
const COMPLIANCE = "docs/compliance.md";
const FORMS = "docs/resource-forms.md";

/** The texts that contain a table of the policies, or of the controls that they answer. */
function tables(): Promise<readonly GeneratedFile[]> {
  return Promise.all([
    withTable(README, renderPolicies(documented)),
    withTable(
      INDEX,
      renderTable(documented, (name) => `policies/${name}.md`),
    ),
    {
      file: COMPLIANCE,
      text: renderCompliancePage(packCompliance, parameterDefaults),
      staleness: `${COMPLIANCE} does not say what the reviewed map says: run npm run docs`,
    },
    {
      file: FORMS,
      text: renderFormsPage(policies),
      staleness: `${FORMS} does not say what the table of CloudFormation's types says: run npm run docs`,
    },
  ]);
}

async function withTable(file: string, table: string): Promise<GeneratedFile> {
  const current = await readFile(projectPath(file), "utf8");
  const staleness = `${file} does not say what the policies say: run npm run docs`;
  return { file, text: replacePolicies(current, file, table), staleness };
}

async function write(): Promise<void> {
  const [pages, unknownRows] = [readPages(), await readRows()];
  await writeGenerated(await tables());
  for (const policy of documented) {
    const page = pages.get(policy.name);
    const text = page === undefined ? newPage(policy) : replaceFacts(page, policy);
    await writeFile(pageFile(policy.name), replaceUnknownValues(text, policy.name, unknownRows));
  }
}

async function findProblems(): Promise<readonly string[]> {
  const [pages, unknownRows] = [readPages(), await readRows()];
  return [
    ...(await findStale(await tables())),
    ...pageProblems(documented, pages),
    ...documented.flatMap(({ name }) => unknownValuesProblems(name, pages.get(name), unknownRows)),
  ];
}

function readRows() {
  return readUnknownRows(documented.map(({ name }) => name));
}

startCommand(
  generatorCommand(
    "docs",
    `Writes ${COMPLIANCE} and ${FORMS}, and what ${README}, ${INDEX} and the pages in docs/policies say of the policies: what\nstands between the markers, from the policies and their tests. A new policy gets a page, whose headings are left to be filled.`,
    { write, findProblems },
  ),
);
