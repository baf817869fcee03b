import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { PackConfiguration, PreviewResult } from "../../../preview/model";
import { judgeState } from "../../../preview/run/run-state";
import { setEnvironment } from "../../support/programs/environment";

const repository = path.resolve(__dirname, "../../..");
const pack = path.join(repository, "policy-pack");

const evaluate = (name: string, config: PackConfiguration = []): Promise<PreviewResult> =>
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

// Policies whose findings in these states do not depend on the other policies of the pack.
const general = ["lambda-arm64", "lambda-memory-ceiling", "lambda-tracing-active", "drift"];

describe("a deployed stack, evaluated from its state", () => {
  it("has the same findings in every language of its program", async () => {
    const expected = [
      "mandatory lambda-memory-ceiling report: memorySize is 2048 MB, the ceiling is 1024 MB",
      "mandatory lambda-arm64 report: architectures is not set, which means x86_64: expected arm64",
      "mandatory lambda-tracing-active report: tracingConfig.mode is not set, which means PassThrough: expected Active",
    ];
    const [yaml, python] = await Promise.all([evaluate("yaml"), evaluate("python")]);
    expect(findings(yaml, general)).to.deep.equal(expected);
    expect(findings(python, general)).to.deep.equal(expected);
    expect(python.violations).to.deep.equal(yaml.violations);
  });

  it("is evaluated independently of variables that an earlier run has left", async () => {
    const restore = setEnvironment({
      PULUMI_NODEJS_PROJECT: "lambda-etl-optimization",
      PULUMI_NODEJS_STACK: "prod",
      PULUMI_NODEJS_DRY_RUN: "true",
    });
    const { violations } = await evaluate("changed-by-hand").finally(restore);

    expect(violations.map(({ policy }) => policy)).to.include("drift");
  });

  it("is evaluated by no policy if the settings of the pack are disabled, and each policy reports it", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "state-config-"));
    const policyPackConfig = path.join(folder, "policies.json");
    writeFileSync(policyPackConfig, '{"all": "advisory", "settings": "disabled"}');
    try {
      const { violations } = await evaluate("changed-by-hand", policyPackConfig);

      const said = violations.map(({ level, message }) => `${level}: ${message}`);
      expect(new Set(said).size).to.equal(1);
      expect(said[0]).to.match(/^mandatory: settings is disabled, and without it nothing can be /);
      expect(violations.map(({ policy }) => policy)).to.include.members([...general, "exemptions"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
