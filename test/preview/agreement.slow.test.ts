import path from "node:path";
import { expect } from "chai";
import { runPreview } from "../../preview/run/run-preview";
import { judgeState } from "../../preview/run/run-state";
import { regressions } from "../regressions/regressions";
import { copyProgram, type Edit } from "../support/stacks/program-copy";
import { analyzeWithCli, findingLine, previewWithCli, type RealPreview } from "./real-cli";

const policyPack = path.resolve(__dirname, "../../policy-pack");

// Errors of the CLI on a machine that can't preview this program.
const machineObstacles = [
  /no resource plugin '[^']+' found/,
  /credential/i,
  /security token/i,
  /passphrase/i,
];

// One for each way in which the two could differ: known and unknown inputs, resource and stack policies, documents,
// links, a provider's tags, the stack's configuration.
const compared = [
  "ingestion has 3008 MB again",
  "memory is a value that only the update knows",
  "everything is x86_64",
  "tracing is dropped",
  "SnapStart is off by configuration",
  "one function has no error alarm",
  "events go to the unqualified functions",
  "roles have a wildcard action",
  "one resource misses its tags, by another provider",
];

describe("the offline preview has the same findings as the real CLI", () => {
  before("the CLI can preview the program", async function () {
    const obstacle = await obstacleToCliPreview();
    if (obstacle === undefined) return;
    console.warn(`  SKIPPED, not compared with the real CLI: ${obstacle}`);
    this.skip();
  });

  for (const stack of ["dev", "staging", "prod"])
    it(`the unchanged program of ${stack}`, async () => {
      const { offline, real } = await previewBoth(stack, []);

      expect(real).to.deep.equal({ exitStatus: 0, findings: offline, errors: [] });
    });

  for (const title of compared)
    it(`a program where ${title}`, async () => {
      const { offline, real } = await previewBoth("prod", editsOf(title));

      expect(offline).to.not.deep.equal([]);
      expect(real).to.deep.equal({ exitStatus: 1, findings: offline, errors: [] });
    });
});

describe("a deployed stack has the same findings offline as with the real CLI", () => {
  for (const name of ["changed-by-hand", "python", "typescript", "yaml"])
    it(`the state "${name}"`, async function () {
      const stateFile = path.resolve(__dirname, "../fixtures/states", `${name}.json`);
      const real = await analyzeWithCli(stateFile, policyPack);
      if (real === undefined) {
        console.warn("  SKIPPED, not compared with the real CLI: no installed CLI can analyze.");
        this.skip();
      }
      const cwd = path.resolve(__dirname, "../..");
      const { violations } = await judgeState({ cwd, policyPacks: [policyPack], stateFile });

      const findings = violations.map((each) =>
        findingLine(each.policyPack, each.policy, each.level, each.urn),
      );
      expect(findings).to.not.deep.equal([]);
      expect(real).to.deep.equal({
        exitStatus: 1,
        findings: [...new Set(findings)].sort(),
        errors: [],
      });
    });
});

async function obstacleToCliPreview(): Promise<string | undefined> {
  const copy = copyProgram([]);
  try {
    const real = await previewWithCli(copy.directory, "prod", policyPack);
    if (real === undefined) return "there is no `pulumi` on PATH.";
    return real.errors.find((error) => machineObstacles.some((each) => each.test(error)));
  } finally {
    copy.remove();
  }
}

function editsOf(title: string): readonly Edit[] {
  const regression = regressions.find((each) => each.title === title);
  if (regression === undefined) throw new Error(`There is no regression "${title}".`);
  return regression.edits;
}

async function previewBoth(
  stack: string,
  edits: readonly Edit[],
): Promise<{ offline: readonly string[]; real: RealPreview | undefined }> {
  const copy = copyProgram(edits);
  try {
    const result = await runPreview({ cwd: copy.directory, stack, policyPacks: [policyPack] });
    expect(result.programError).to.equal(undefined);
    const findings = result.violations.map((each) =>
      findingLine(each.policyPack, each.policy, each.level, each.urn),
    );
    const real = await previewWithCli(copy.directory, stack, policyPack);
    return { offline: [...new Set(findings)].sort(), real };
  } finally {
    copy.remove();
  }
}
