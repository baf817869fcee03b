import { expect } from "chai";
import type { PreviewResult } from "../../../../preview/model";
import { type Compliances, describeEvidence } from "../../../../preview/report/evidence/evidence";
import { renderEvidenceJson } from "../../../../preview/report/evidence/evidence-json";
import { bucketUrn, functionUrn, rootUrn, violation } from "../../render/results";
import {
  compliance,
  compliances,
  evaluated,
  packEvaluation,
  policyEvaluation,
  today,
} from "./evidence-sample";

function controlsOf(results: readonly PreviewResult[], given: Compliances = compliances) {
  const { frameworks } = describeEvidence(results, given, today);
  return Object.fromEntries(
    frameworks.flatMap(({ id, controls }) =>
      controls.map((control) => [`${id} ${control.id}`, control.status]),
    ),
  );
}

const tooBig = violation({ message: "too big", urn: functionUrn });

describe("a finding of a policy with several answers", () => {
  const answers = {
    ...compliance,
    policies: {
      encrypted: [
        { resourceTypes: ["aws:s3/bucket:Bucket"], controls: { std: ["A.2"] } },
        { resourceTypes: ["aws:sns/topic:Topic"], controls: { std: ["A.10"] } },
      ],
    },
  };
  const statusesOf = (urn: string) => {
    const given = evaluated({ violations: [violation({ policy: "encrypted", urn })] });
    const controls = controlsOf([given], new Map([["guard", answers]]));
    return [controls["std A.2"], controls["std A.10"]];
  };

  it("is about the answer for its type", () => {
    expect(statusesOf(bucketUrn)).to.deep.equal(["failed", "passed"]);
    expect(statusesOf(functionUrn)).to.deep.equal(["passed", "passed"]);
  });

  it("is about all where it is of the stack, or of another form of the resource", () => {
    expect(statusesOf(rootUrn)).to.deep.equal(["failed", "failed"]);
    const native = "urn:pulumi:dev::shop::aws-native:s3:Bucket::raw";
    expect(statusesOf(native)).to.deep.equal(["failed", "failed"]);
  });
});

describe("the status of a control", () => {
  it("is that of what decides it, and of none where nothing can", () => {
    expect(controlsOf([evaluated()])).to.deep.equal({
      "law 7": "passed",
      "std A.2": "passed",
      "std A.10": "passed",
      "std A.11": "undecided",
      "std A.12": "undecided",
    });
  });

  it("is the worst of its policies, and of all stacks", () => {
    const failing = evaluated({ violations: [tooBig] });
    const off = evaluated(
      { stack: "prod" },
      {
        policies: [
          policyEvaluation(),
          policyEvaluation({ policy: "encrypted", scope: "stack", level: "disabled" }),
        ],
      },
    );
    const without = evaluated({ stack: "test" }, { policies: packEvaluation().policies });
    expect(controlsOf([failing, without])).to.include({ "std A.2": "failed", "law 7": "failed" });
    expect(controlsOf([off, without])).to.include({
      "std A.10": "undecided",
      "law 7": "undecided",
    });
    expect(controlsOf([failing, off])).to.include({ "std A.2": "failed", "law 7": "failed" });
  });

  it("is undecided of a stack whose program failed before the packs had started", () => {
    const failed = { ...evaluated(), stack: "prod", programError: "boom", evaluations: [] };
    expect(controlsOf([evaluated(), failed])).to.include({ "std A.2": "undecided" });
  });

  it("is counted by framework", () => {
    const { frameworks } = describeEvidence([evaluated()], compliances, today);
    expect(frameworks.map(({ id, name, counts }) => ({ id, name, counts }))).to.deep.equal([
      {
        id: "std",
        name: "Standard",
        counts: { failed: 0, undecided: 2, exempt: 0, passed: 2, notApplicable: 0 },
      },
      {
        id: "law",
        name: "law",
        counts: { failed: 0, undecided: 0, exempt: 0, passed: 1, notApplicable: 0 },
      },
    ]);
  });
});

describe("evidence as JSON", () => {
  it("has stacks, packs with their source, controls, and what they rest on", () => {
    const evidence = describeEvidence([evaluated({ violations: [tooBig] })], compliances, today);
    const json = JSON.parse(renderEvidenceJson(evidence, today, { commit: "abc" }));
    expect(json).to.include({ schemaVersion: 1, date: today, commit: "abc" });
    expect(json.stacks).to.deep.equal([
      { project: "shop", stack: "dev", judged: "plan", notEvaluated: [] },
    ]);
    expect(json.packs).to.deep.equal([
      { name: "guard", version: "1.2.0", source: compliance.source },
    ]);
    expect(json.frameworks[0].controls.slice(0, 3)).to.deep.equal([
      {
        id: "A.2",
        title: "Functions are small",
        status: "failed",
        policies: ["shop/dev/guard/memory-ceiling/1"],
      },
      {
        id: "A.10",
        title: "Buckets are encrypted",
        status: "passed",
        policies: ["shop/dev/guard/encrypted/1"],
      },
      {
        id: "A.11",
        title: "Root is safe",
        status: "undecided",
        reason: "root is no resource",
        policies: [],
      },
    ]);
    expect(json.policies[1]).to.deep.equal({
      id: "shop/dev/guard/encrypted/1",
      project: "shop",
      stack: "dev",
      policyPack: "guard",
      policy: "encrypted",
      description: "Buckets are encrypted.",
      level: "mandatory",
      scope: "stack",
      resourceTypes: ["aws:s3/*"],
      changedParameters: {},
      status: "passed",
      evaluated: [bucketUrn],
      failed: [],
      exempt: [],
      undecided: [],
    });
  });

  it("shows no secret, neither of messages nor of names, parameters and exemptions", () => {
    const secret = "correct-horse-battery";
    const urn = functionUrn.replace("ingest", secret);
    const policies = [
      policyEvaluation({
        urns: [urn],
        parameters: { maxMemoryMb: secret },
        changedParameters: ["maxMemoryMb"],
      }),
    ];
    const exemption = { policy: "memory-ceiling", reason: secret, owner: "x" };
    const exemptions = [{ ...exemption, resource: `${secret}*`, expires: "2027-01-01" }];
    const violations = [
      violation({ message: `${secret} is big`, urn, level: "advisory" }),
      violation({ message: `${secret} is bigger`, urn }),
    ];
    const given = evaluated({ violations, secrets: [secret] }, { policies, exemptions });
    const json = renderEvidenceJson(describeEvidence([given], compliances, today), today);
    expect(json).to.not.include(secret);
    expect(JSON.parse(json).policies[0]).to.include({ status: "failed" });
  });
});
