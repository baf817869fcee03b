import path from "node:path";
import { expect } from "chai";
import type { PreviewResult } from "../../../preview/model";
import { judgeState } from "../../../preview/run/run-state";

const repository = path.resolve(__dirname, "../../..");
const pack = path.join(repository, "policy-pack");

const evaluate = (name: string): Promise<PreviewResult> =>
  judgeState({
    cwd: repository,
    policyPacks: [pack],
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
  it("has findings for memory that was raised in the console", async () => {
    const result = await evaluate("changed-by-hand");
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

  it("shows no secret, and no finding for resources that it only reads", async () => {
    const result = await evaluate("typescript");
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
    expect(error).to.have.property("message", "--state needs a --policy-pack.");
  });

  it("is named if its file does not exist", async () => {
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
