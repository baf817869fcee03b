import { expect } from "chai";
import { readCompliances } from "../../../preview/compliance/read-compliance";
import { describeEvidence } from "../../../preview/report/evidence/evidence";
import { runPreview } from "../../../preview/run/run-preview";
import { judgeState } from "../../../preview/run/run-state";
import { projectPath } from "../../../tools/project-path";

describe("the evidence of this project's own stack", () => {
  it("fails no control, and passes those on what the program declares", async () => {
    const result = await runPreview({
      cwd: projectPath("."),
      stack: "dev",
      policyPacks: [{ pack: projectPath("policy-pack"), config: projectPath("policies.json") }],
    });
    const compliances = await readCompliances([result]);
    const { frameworks, policies } = describeEvidence([result], compliances, "2026-11-30");
    expect(policies.filter(({ status }) => status === "failed")).to.deep.equal([]);
    const controlsWith = (status: string) =>
      frameworks
        .find(({ id }) => id === "fsbp")
        ?.controls.filter((control) => control.status === status)
        .map(({ id }) => id);
    expect(controlsWith("passed")).to.include.members([
      ...["IAM.1", "KMS.2", "KMS.4", "KMS.5", "Lambda.1", "Lambda.2", "S3.2", "S3.3", "S3.5"],
      ...["S3.8", "S3.14", "SNS.1", "SNS.4", "SQS.1"],
    ]);
    // The program declares no bus, no state machine, no user and no access point.
    expect(controlsWith("notApplicable")).to.include.members(["IAM.7", "IAM.26", "S3.19"]);
    // Their policies are off by default.
    expect(controlsWith("undecided")).to.include.members(["Lambda.3", "S3.9", "S3.15"]);
    expect(frameworks.map(({ id }) => id)).to.deep.equal(["fsbp", "cis", "nist", "pci"]);
  });
});

describe("the evidence of a deployed stack", () => {
  it("is of its state: what was evaluated, and what was found", async () => {
    const result = await judgeState({
      cwd: projectPath("."),
      stateFile: projectPath("test/fixtures/states/changed-by-hand.json"),
      policyPacks: [projectPath("policy-pack")],
    });
    const compliances = await readCompliances([result]);
    const { stacks, policies } = describeEvidence([result], compliances, "2026-11-30");
    expect(stacks.map(({ judged }) => judged)).to.deep.equal(["state"]);
    const evaluated = policies.filter((each) => each.evaluated.length > 0);
    expect(evaluated.map(({ policy }) => policy)).to.include("lambda-supported-runtime");
    const declared = new Set(result.resources.map(({ urn }) => urn));
    const urns = evaluated.flatMap((each) => each.evaluated);
    expect(urns.filter((urn) => !declared.has(urn))).to.deep.equal([]);
  });
});
