import path from "node:path";
import { expect } from "chai";
import type { PreviewResult } from "../../../preview/model";
import { judgeState } from "../../../preview/run/run-state";

const repository = path.resolve(__dirname, "../../..");
const policyPacks = [path.join(repository, "policy-pack")];

const judge = (name: string): Promise<PreviewResult> =>
  judgeState({
    cwd: repository,
    policyPacks,
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
  it("is judged alike, whatever language its program is written in", async () => {
    const expected = [
      "mandatory lambda-memory-ceiling report: memorySize is 2048 MB, the ceiling is 1024 MB",
      "mandatory lambda-arm64 report: architectures is not set, which means x86_64: expected arm64",
      "mandatory lambda-tracing-active report: tracingConfig.mode is not set, which means PassThrough: expected Active",
    ];
    const [yaml, python] = await Promise.all([judge("yaml"), judge("python")]);
    expect(findings(yaml, general)).to.deep.equal(expected);
    expect(findings(python, general)).to.deep.equal(expected);
    expect(python.violations).to.deep.equal(yaml.violations);
  });
});
