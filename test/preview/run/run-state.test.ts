import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { PackConfiguration, PreviewResult } from "../../../preview/model";
import { judgeState } from "../../../preview/run/run-state";
import { setEnvironment } from "../../support/programs/environment";

const repository = path.resolve(__dirname, "../../..");
const pack = path.join(repository, "policy-pack");

const judge = (name: string, config: PackConfiguration = []): Promise<PreviewResult> =>
  judgeState({
    cwd: repository,
    policyPacks: [{ pack, config }],
    stateFile: path.join(repository, "test/fixtures/states", `${name}.json`),
  });

const findings = ({ violations }: PreviewResult, policies: readonly string[]) =>
  violations
    .filter(({ policy }) => policies.includes(policy))
    .map(
      ({ policy, level, urn, message }) => `${level} ${policy} ${urn.split("::")[3]}: ${message}`,
    );

// Of many, the policies whose judgement of these states does not depend on what else is in the pack.
const general = ["lambda-arm64", "lambda-memory-ceiling", "lambda-tracing-active", "drift"];

describe("a deployed stack, judged by its state", () => {
  it("has the memory that was raised in the console, and by which limits it is too much", async () => {
    const result = await judge("changed-by-hand");
    expect(findings(result, general)).to.deep.equal([
      "mandatory drift data-transform: memorySize is 3008, and the program declares 1024",
      "mandatory lambda-memory-ceiling data-transform: memorySize is 3008 MB, the ceiling of group data-transform is 1024 MB (as deployed, not as declared)",
    ]);
    expect([result.project, result.stack, result.judged]).to.deep.equal([
      "lambda-etl-optimization",
      "prod",
      "state",
    ]);
    const found = result.resources.find(({ type }) => type === "aws:lambda/function:Function");
    expect(found?.source).to.deep.equal({
      file: "infra/components/pipeline-function.ts",
      line: 62,
      column: 14,
    });
  });

  it("is judged as one whatever an earlier run has left in the environment", async () => {
    const restore = setEnvironment({
      PULUMI_NODEJS_PROJECT: "lambda-etl-optimization",
      PULUMI_NODEJS_STACK: "prod",
      PULUMI_NODEJS_DRY_RUN: "true",
    });
    const { violations } = await judge("changed-by-hand").finally(restore);

    expect(violations.map(({ policy }) => policy)).to.include("drift");
  });

  it("is judged by no policy where the settings of the pack are disabled, and each says so", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "state-config-"));
    const policyPackConfig = path.join(folder, "policies.json");
    writeFileSync(policyPackConfig, '{"all": "advisory", "settings": "disabled"}');
    try {
      const { violations } = await judge("changed-by-hand", policyPackConfig);

      const said = violations.map(({ level, message }) => `${level}: ${message}`);
      expect(new Set(said).size).to.equal(1);
      expect(said[0]).to.match(/^mandatory: settings is disabled, and without it nothing can be /);
      expect(violations.map(({ policy }) => policy)).to.include.members([...general, "exemptions"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("shows no secret, and is not judged by what it only reads", async () => {
    const result = await judge("typescript");
    expect(findings(result, general)).to.deep.equal([
      "mandatory lambda-memory-ceiling fn: memorySize is 3008 MB, the ceiling is 1024 MB",
      "mandatory lambda-arm64 fn: architectures is not set, which means x86_64: expected arm64",
      "mandatory lambda-tracing-active fn: tracingConfig.mode is not set, which means PassThrough: expected Active",
    ]);
    const about = new Set(result.violations.map(({ urn }) => urn.split("::")[3]));
    expect([...about].sort()).to.deep.equal(["fn", "role", "topic"]);
    expect(result.resources.find(({ name }) => name === "readbucket")?.kind).to.equal("read");
  });

  it("needs a policy pack", async () => {
    const error = await judgeState({ cwd: repository, stateFile: "s.json" }).catch(
      (caught: Error) => caught,
    );
    expect(error).to.have.property("message", "--state: a --policy-pack is needed to judge by.");
  });

  it("is named where there is no such file", async () => {
    const error = await judgeState({
      cwd: repository,
      policyPacks: [pack],
      stateFile: "/no/s.json",
    }).catch((caught: Error) => caught);
    expect(error).to.include({
      message: "The state /no/s.json can't be read: there is no such file.",
      status: 64,
    });
  });
});
