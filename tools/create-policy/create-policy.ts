import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { EXIT, type Run } from "../../operations/command/command";
import { OperationError } from "../../operations/command/errors";
import {
  POLICIES_FOLDER,
  POLICY_INDEX,
  policyNames,
  renderPolicyIndex,
} from "../build/policy-index";
import { projectPath } from "../project-path";
import type { CreatePolicyOptions } from "./command-line";
import { pageText, policySource, tableSource } from "./new-files";
import { withConformanceRow, withRegression } from "./new-rows";
import { regressionTheme } from "./subject";
import { type FileChange, writeAll } from "./write-all";

const CONFORMANCE = "test/conformance.test.ts";
const LOOSER_VALUES = "policy-pack/data/looser-values.ts";

/** Creates the files of a policy, and adds it to the lists of policies: all of it, or nothing. */
export const createPolicy: Run<CreatePolicyOptions> = async (policy, { stdout }) => {
  const created = newFiles(policy);
  const taken = created.map(({ path }) => path).filter((path) => existsSync(projectPath(path)));
  if (taken.length > 0) {
    throw new OperationError(`${policy.name} is taken: there is already ${taken.join(", ")}`);
  }
  const changed = await changedFiles(policy);
  await writeAll(
    [...created, ...changed].map((change) => ({ ...change, path: projectPath(change.path) })),
  );
  stdout.write(report(policy, created, changed));
  return EXIT.fine;
};

function newFiles(policy: CreatePolicyOptions): readonly FileChange[] {
  const { name } = policy;
  return [
    { path: `${POLICIES_FOLDER}/${name}.ts`, before: undefined, after: policySource(policy) },
    {
      path: `test/policy-pack/policies/${name}.test.ts`,
      before: undefined,
      after: tableSource(policy),
    },
    { path: `docs/policies/${name}.md`, before: undefined, after: pageText(policy) },
  ];
}

async function changedFiles({ name }: CreatePolicyOptions): Promise<readonly FileChange[]> {
  const regressions = `test/regressions/${regressionTheme(name)}.ts`;
  const index = renderPolicyIndex([...(await policyNames()), name]);
  return Promise.all([
    changeFile(regressions, (text) => withRegression(text, regressions, name)),
    changeFile(CONFORMANCE, (text) => withConformanceRow(text, CONFORMANCE, name)),
    changeFile(POLICY_INDEX, () => index),
  ]);
}

async function changeFile(path: string, change: (text: string) => string): Promise<FileChange> {
  const before = await readFile(projectPath(path), "utf8");
  return { path, before, after: change(before) };
}

function report(
  { name }: CreatePolicyOptions,
  created: readonly FileChange[],
  changed: readonly FileChange[],
): string {
  const files = [...created, ...changed].map(({ path }) => path);
  return `Created policy ${name}:
${created.map(({ path }) => `  ${path}`).join("\n")}
Added it to:
${changed.map(({ path }) => `  ${path}`).join("\n")}

Next:
  1. Write what says TODO:
       grep -n TODO ${files.slice(0, -1).join(" ")}
  2. If the policy has parameters, say in ${LOOSER_VALUES} which of their values ask for less
     than the default.
  3. npm run docs && npm run pack-config   writes the page's facts, the presets and the schema
  4. npm run build                         compiles the pack
  5. npm run format && npm run check       formats, and names what is missing
`;
}
