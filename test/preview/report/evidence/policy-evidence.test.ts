import { expect } from "chai";
import type { PolicyAnswer } from "../../../../preview/compliance/compliance";
import type { ConfiguredExemption, PolicyEvaluation } from "../../../../preview/evaluation";
import type { PolicyViolation, PreviewResult } from "../../../../preview/model";
import { describeEvidence } from "../../../../preview/report/evidence/evidence";
import { bucketUrn, functionUrn, rootUrn, shop, violation } from "../../render/results";
import {
  compliance,
  compliances,
  evaluated,
  policyEvaluation,
  today,
  undecidedMessage,
} from "./evidence-sample";

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
