import { expect } from "chai";
import type { PolicyAnswer } from "../../../../preview/compliance/compliance";
import type { ConfiguredExemption, PolicyEvaluation } from "../../../../preview/evaluation";
import type { PolicyViolation, PreviewResult } from "../../../../preview/model";
import { type Compliances, describeEvidence } from "../../../../preview/report/evidence/evidence";
import { renderEvidenceJson } from "../../../../preview/report/evidence/evidence-json";
import { shop, violation } from "../../render/results";
import {
  bucketUrn,
  compliance,
  compliances,
  evaluated,
  functionUrn,
  packEvaluation,
  policyEvaluation,
  rootUrn,
  today,
  undecidedMessage,
} from "./evidence-sample";

function controlsOf(results: readonly PreviewResult[], given: Compliances = compliances) {
  const { frameworks } = describeEvidence(results, given, today);
  return Object.fromEntries(
    frameworks.flatMap(({ id, controls }) =>
      controls.map((control) => [`${id} ${control.id}`, control.status]),
    ),
  );
}

/** What comes of the one control of a policy. */
function evidenceOf(
  evaluation: Partial<PolicyEvaluation> = {},
  {
    violations = [],
    exemptions = [],
    answer = {},
    ...result
  }: Partial<PreviewResult> & {
    readonly violations?: readonly PolicyViolation[];
    readonly exemptions?: readonly ConfiguredExemption[];
    readonly answer?: Partial<PolicyAnswer>;
  } = {},
) {
  const policies = [policyEvaluation(evaluation)];
  const own = {
    ...compliance,
    policies: {
      "memory-ceiling": [
        {
          resourceTypes: ["aws:lambda/function:Function"],
          controls: { std: ["A.2"] },
          ...answer,
        },
      ],
    },
  };
  const given = evaluated({ ...result, violations }, { policies, exemptions });
  const [found] = describeEvidence([given], new Map([["guard", own]]), today).policies;
  if (found === undefined) throw new Error("there is no evidence");
  return found;
}

const tooBig = violation({ message: "too big", urn: functionUrn });
const softened = violation({ message: "too big (exempt, says the message)", level: "advisory" });
const exemption: ConfiguredExemption = {
  policy: "memory-ceiling",
  resource: "*ingest",
  reason: "moves soon",
  owner: "data",
  expires: "2026-12-31",
};

describe("the status of a policy's evidence", () => {
  it("is passed where it has evaluated something and found nothing", () => {
    expect(evidenceOf()).to.include({ status: "passed", scope: "resource" });
    expect(evidenceOf().evaluated).to.deep.equal([functionUrn]);
  });

  it("is not applicable where it has evaluated nothing of the types", () => {
    expect(evidenceOf({ urns: [] }).status).to.equal("notApplicable");
    expect(evidenceOf({ urns: [bucketUrn] }).status).to.equal("notApplicable");
    expect(evidenceOf({ scope: "stack", urns: [] }).status).to.equal("notApplicable");
    const answer = { resourceTypes: ["aws:ec2/vpc:Vpc"] };
    expect(evidenceOf({ scope: "stack", urns: [rootUrn] }, { answer }).status).to.equal(
      "notApplicable",
    );
  });

  it("is not applicable where nothing of the types is declared, though the policy is off or not there", () => {
    const answer = { resourceTypes: ["aws:ec2/vpc:Vpc"] };
    expect(evidenceOf({ level: "disabled", urns: [] }, { answer }).status).to.equal(
      "notApplicable",
    );
    expect(evidenceOf({ policy: "another" }, { answer }).status).to.equal("notApplicable");
  });

  it("is of the resources of the types, where the stack is evaluated as a whole", () => {
    const found = evidenceOf({ scope: "stack", urns: [rootUrn] });
    expect(found).to.include({ status: "passed", scope: "stack" });
    expect(found.evaluated).to.deep.equal([functionUrn]);
  });

  it("is failed by a finding at whatever level the policy has, and by one of the baseline", () => {
    expect(evidenceOf({}, { violations: [tooBig] }).failed).to.deep.equal([
      { urn: functionUrn, level: "mandatory", message: "too big" },
    ]);
    const advisory = { ...tooBig, level: "advisory" } as const;
    expect(evidenceOf({ level: "advisory" }, { violations: [advisory] }).status).to.equal("failed");
    const known = { ...advisory, isInBaseline: true } as const;
    expect(evidenceOf({}, { violations: [known] }).status).to.equal("failed");
  });

  it("is exempt by an exemption of the configuration, with owner and day", () => {
    const found = evidenceOf({}, { violations: [softened], exemptions: [exemption] });
    expect(found.status).to.equal("exempt");
    expect(found.exempt.map((each) => each.exemption)).to.deep.equal([exemption]);
  });

  for (const [message, shown] of [
    ["too big (exempt until 2026-12-31, data: moves (soon))", "too big"],
    ["too big (for 2026-12-31), ever", "too big (for 2026-12-31), ever"],
    ["2026-12-31 (a day)", "2026-12-31 (a day)"],
    ["too big (in MB)", "too big (in MB)"],
  ] as const) {
    it(`shows of an exempt finding what was found: ${message}`, () => {
      const violations = [{ ...softened, message }];
      const found = evidenceOf({}, { violations, exemptions: [exemption] });
      expect(found.exempt.map((each) => each.message)).to.deep.equal([shown]);
    });
  }

  it("is never exempt by what a message says", () => {
    const violations = [
      { ...softened, message: "too big (exempt until 2027-01-01, data: moves soon)" },
    ];
    expect(evidenceOf({}, { violations })).to.include({ status: "undecided" });
    expect(evidenceOf({ level: "advisory" }, { violations })).to.include({ status: "failed" });
  });

  for (const [title, change] of [
    ["expired", { expires: "2026-11-29" }],
    ["has no last day", { expires: "" }],
    ["has no owner", { owner: " " }],
    ["has no reason", { reason: "" }],
    ["is for everything", { resource: "**" }],
    ["is for another resource", { resource: "ing" }],
    ["is for another policy", { policy: "tags" }],
  ] as const) {
    it(`is failed where the exemption ${title}`, () => {
      const exemptions = [{ ...exemption, ...change }];
      const found = evidenceOf({ level: "advisory" }, { violations: [softened], exemptions });
      expect(found.status).to.equal("failed");
    });
  }

  it("is exempt until the last of several days, the last day included", () => {
    const exemptions = ["2026-11-30", "2027-02-01", "2026-12-01"].map((expires) => ({
      ...{ ...exemption, expires },
    }));
    const found = evidenceOf({}, { violations: [softened], exemptions });
    expect(found.exempt.map((each) => each.exemption.expires)).to.deep.equal(["2027-02-01"]);
    const [lastDay] = exemptions;
    const onIt = lastDay === undefined ? [] : [lastDay];
    expect(evidenceOf({}, { violations: [softened], exemptions: onIt }).status).to.equal("exempt");
  });

  it("is failed where the pack did not soften what an exemption seems to cover", () => {
    const found = evidenceOf({}, { violations: [tooBig], exemptions: [exemption] });
    expect(found.status).to.equal("failed");
  });

  for (const message of [
    `policy ${undecidedMessage}`,
    "can't run policy 'memory-ceiling' from policy pack 'guard@v1.2.0' during preview: unknown",
  ]) {
    it(`is undecided where it waits for the update: ${message}`, () => {
      const violations = [{ ...softened, message }];
      const found = evidenceOf({ level: "advisory" }, { violations });
      expect(found.status).to.equal("undecided");
      expect(found.undecided).to.have.length(1);
    });
  }

  for (const [title, evaluation, more, reason] of [
    ["the policy is off", { level: "disabled" }, {}, "the policy is off"],
    [
      "the program failed",
      {},
      { programError: "boom" },
      "the program failed: what it had still to declare was not evaluated",
    ],
    [
      "parameters ask for less",
      {},
      { answer: { parameters: { maxMemoryMb: 512 } } },
      "the policy asks for less than the controls: they need maxMemoryMb 512, and it is 1024",
    ],
    [
      "the policy never says what it is not for",
      { isSelective: false },
      { answer: { resourceTypes: undefined } },
      "the policy says of nothing that it is not for it: what it looked at is not known",
    ],
    [
      "an old SDK does not say what is evaluated",
      { scope: undefined },
      {},
      "the policy does not say what it evaluates",
    ],
    [
      "nothing is there but what can't be looked into",
      { urns: [] },
      { resources: shop.resources },
      "nothing was evaluated, and 1 of the resources can't be looked into",
    ],
    [
      "nothing is there but another form of resources",
      { urns: [] },
      {
        resources: shop.resources
          .filter(({ remote }) => !remote)
          .map((each) => (each.name === "raw" ? { ...each, type: "aws-native:s3:Bucket" } : each)),
      },
      "nothing of these types was evaluated, and 1 of the resources can be such in another form (aws-native, Cloud Control)",
    ],
  ] as const) {
    it(`is undecided where ${title}`, () => {
      const found = evidenceOf(
        evaluation as Partial<PolicyEvaluation>,
        more as Parameters<typeof evidenceOf>[1],
      );
      expect({ status: found.status, reason: found.reason }).to.deep.equal({
        ...{ status: "undecided", reason },
      });
    });
  }

  it("is of all that the policy evaluated, where no types are named", () => {
    const answer = { resourceTypes: undefined } as unknown as Partial<PolicyAnswer>;
    expect(evidenceOf({}, { answer })).to.include({ status: "passed" });
  });

  it("is undecided where the stack as a whole was not evaluated, and where the policy is not there", () => {
    const stackWide = policyEvaluation({ scope: "stack", urns: [] });
    const given = evaluated({}, { policies: [stackWide], hasEvaluatedStack: false });
    const { policies } = describeEvidence([given], compliances, today);
    expect(policies.map(({ policy, reason }) => [policy, reason])).to.deep.equal([
      ["memory-ceiling", "the stack as a whole was not evaluated"],
      ["encrypted", "the policy pack has no such policy"],
    ]);
  });

  it("names the parameters that are not the defaults, but for exemptions", () => {
    const found = evidenceOf({
      parameters: { maxMemoryMb: 3008, exemptions: [] },
      changedParameters: ["maxMemoryMb", "exemptions"],
    });
    expect(found.changedParameters).to.deep.equal({ maxMemoryMb: 3008 });
  });
});

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

  it("shows no secret, and names each resource by the same masked name", () => {
    const evidence = describeEvidence(
      [evaluated({ violations: [violation({ message: "hunter2 is big" })] })],
      compliances,
      today,
    );
    expect(renderEvidenceJson(evidence, today)).to.not.include("hunter2");
  });
});
