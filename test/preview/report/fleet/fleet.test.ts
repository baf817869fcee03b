import { expect } from "chai";
import type { PolicyViolation, PreviewResult } from "../../../../preview/model";
import { type Fleet, fleetOf } from "../../../../preview/report/fleet/fleet";
import { renderFleetText } from "../../../../preview/report/fleet/fleet-text";
import { describeStack } from "../../../../preview/report/stack-report";
import { exemptionMessages } from "../../../../tools/preview/exemption-messages";
import { shop, violation } from "../../render/results";

const today = "2026-12-01";
const reporting = { today, exemptions: exemptionMessages };

function stack(
  name: string,
  violations: readonly Partial<PolicyViolation>[],
  more: Partial<PreviewResult> = {},
): PreviewResult {
  const urnOf = (resource: string) => `urn:pulumi:${name}::shop::aws:s3/bucket:Bucket::${resource}`;
  return {
    ...shop,
    stack: name,
    packs: [{ name: "guard", version: "1.0.0", directory: "" }],
    remediations: [],
    violations: violations.map((each) => violation({ ...each, urn: urnOf(each.urn ?? "data") })),
    ...more,
  };
}

const listed = (policy: string, resource: string, rest: string): Partial<PolicyViolation> => ({
  policy: "exemptions",
  level: "advisory",
  message: `the exemption of data from ${policy} for '${resource}' ${rest}`,
});

const stacks = [
  stack("quiet", []),
  stack("dev", [
    { policy: "tags", level: "advisory", severity: "low", message: "no tag Team" },
    {
      policy: "encrypted",
      level: "advisory",
      severity: "high",
      message: "no key (exempt until 2026-12-10, data: agreed)",
    },
    listed("encrypted", "data", "expires soon, on 2026-12-10: agreed"),
  ]),
  stack("broken", [], { programError: "no such bucket" }),
  stack("prod", [
    { policy: "versioned", level: "mandatory", severity: "low", message: "no versions" },
    { policy: "public", level: "mandatory", severity: "critical", message: "is public" },
    { policy: "public", level: "mandatory", severity: "critical", message: "is public", urn: "a" },
    listed("encrypted", "data", "expires soon, on 2026-12-10: agreed"),
    listed("versioned", "old-*", "holds until 2027-06-30: gone by then"),
    {
      policy: "exemptions",
      level: "mandatory",
      severity: "medium",
      message: "the exemption of ops from tags for 'data' expired on 2026-11-28",
    },
  ]),
];

const fleet: Fleet = fleetOf(
  stacks.map((each) => describeStack(each, reporting)),
  today,
);

describe("a fleet", () => {
  it("has stacks that fail first", () => {
    expect(
      fleet.stacks.map((each) => [each.stack, each.mandatory, each.advisory, each.accepted]),
    ).to.deep.equal([
      ["broken", 0, 0, 0],
      ["prod", 4, 0, 0],
      ["dev", 0, 1, 1],
      ["quiet", 0, 0, 0],
    ]);
    expect(fleet.stacks[0]).to.have.property("error", "no such bucket");
  });

  it("has findings by level, severity, policy and stack, and none that is accepted", () => {
    expect(
      fleet.findings.map((each) => [each.stack, each.policy, each.urn.split("::").at(-1)]),
    ).to.deep.equal([
      ["prod", "public", "a"],
      ["prod", "public", "data"],
      ["prod", "exemptions", "data"],
      ["prod", "versioned", "data"],
      ["dev", "tags", "data"],
    ]);
  });

  it("has each exemption once, with its stacks, by the days that are left", () => {
    expect(
      fleet.exemptions.map(({ policy, daysLeft, stacks: places }) => [policy, daysLeft, places]),
    ).to.deep.equal([
      ["tags", -3, [{ project: "shop", stack: "prod", findings: 0 }]],
      [
        "encrypted",
        9,
        [
          { project: "shop", stack: "dev", findings: 1 },
          { project: "shop", stack: "prod", findings: 0 },
        ],
      ],
      ["versioned", 211, [{ project: "shop", stack: "prod", findings: 0 }]],
    ]);
  });

  it("is shown to people as text", () => {
    expect(
      renderFleetText(fleet, false),
    ).to.equal(`4 stacks, 1 failed, 1 with mandatory violations, 3 exemptions.

Stacks:
    Stack        Result      Mandatory  Advisory  Accepted  Not evaluated
    shop/broken  failed              0         0         0              1
    shop/prod    violations          4         0         0              1
    shop/dev     passed              0         1         1              1
    shop/quiet   passed              0         0         0              1

Findings:
    [mandatory] [severity: critical]  public: 2 findings in 1 stack
        shop/prod  aws:s3:Bucket (a): is public
        shop/prod  aws:s3:Bucket (data): is public
    [mandatory] [severity: medium]  exemptions: 1 finding in 1 stack
        shop/prod  aws:s3:Bucket (data): the exemption of ops from tags for 'data' expired on 2026-11-28
    [mandatory] [severity: low]  versioned: 1 finding in 1 stack
        shop/prod  aws:s3:Bucket (data): no versions
    [advisory] [severity: low]  tags: 1 finding in 1 stack
        shop/dev  aws:s3:Bucket (data): no tag Team

Exemptions:
    expired 3 days ago  tags for data (ops, until 2026-11-28): expired on 2026-11-28
        shop/prod  softens nothing
    9 days left  encrypted for data (data, until 2026-12-10): agreed
        shop/dev  softens 1 finding
        shop/prod  softens nothing
    211 days left  versioned for old-* (data, until 2027-06-30): gone by then
        shop/prod  softens nothing
`);
  });
});
