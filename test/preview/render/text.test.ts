import { expect } from "chai";
import type { PreviewResult } from "../../../preview/model";
import { renderText } from "../../../preview/render/text";
import { bucketUrn, functionUrn, pack, secret, shop, unknown, violation } from "./results";

const render = (changes: Partial<PreviewResult>, width?: number) =>
  renderText(
    { ...shop, ...changes },
    { color: false, cwd: "/repo", ...(width === undefined ? {} : { width }) },
  );

/** The sections between the plan and the summary. */
function middle(changes: Partial<PreviewResult>): string {
  return render({ resources: [], ...changes })
    .replace("Previewing update (dev):\n\n", "")
    .replace(/\n\nResources:[\s\S]*$/, "");
}

describe("the text of a preview", () => {
  it("draws the plan as a tree with columns and sums it up", () => {
    expect(render({})).to.equal(`Previewing update (dev):
     Type                       Name      Plan    Info
 +   pulumi:pulumi:Stack        shop-dev  create
 +   ├─ shop:index:Pipeline     pipeline  create
 +   │  ├─ aws:lambda:Function  ingest    create
 +   │  └─ aws:sns:Topic        alarms    create
 +   ├─ aws:s3:Bucket           raw       create
 >   ├─ aws:ec2:Vpc             shared    read
 +   └─ eks:index:Cluster       cluster   create  remote component, not expanded offline

Resources:
    + 6 to create
    > 1 to read, not judged

No policy pack judged this plan.
`);
  });

  it("leaves out the column of information where there is none", () => {
    expect(render({ resources: shop.resources.slice(0, 1) })).to.contain(`
     Type                 Name      Plan
 +   pulumi:pulumi:Stack  shop-dev  create
`);
  });

  it("cuts rows of the plan that are wider than the terminal", () => {
    expect(render({}, 44).split("\n").slice(1, 3)).to.deep.equal([
      "     Type                       Name      P…",
      " +   pulumi:pulumi:Stack        shop-dev  c…",
    ]);
  });

  it("lists notes once each", () => {
    const note = {
      kind: "invoke",
      text: "aws:ec2/getAmi:getAmi is unknown.\nAnswer it with --invokes.",
    } as const;

    expect(middle({ notes: [note, note] })).to.equal(`Notes:
    - aws:ec2/getAmi:getAmi is unknown.
      Answer it with --invokes.`);
  });

  it("shows what the program said by resource, without debug messages", () => {
    const programMessages = [
      { severity: "info", text: "hello\n", source: "stdout" },
      { severity: "debug", text: "details", source: "log" },
      { severity: "warning", text: "deprecated\nsince v7", urn: functionUrn, source: "log" },
    ] as const;

    expect(
      render({ programMessages }).split("\n\n").slice(0, 3).join("\n\n"),
    ).to.equal(`Previewing update (dev):
     Type                       Name      Plan    Info
 +   pulumi:pulumi:Stack        shop-dev  create  1 message
 +   ├─ shop:index:Pipeline     pipeline  create
 +   │  ├─ aws:lambda:Function  ingest    create  1 warning
 +   │  └─ aws:sns:Topic        alarms    create
 +   ├─ aws:s3:Bucket           raw       create
 >   ├─ aws:ec2:Vpc             shared    read
 +   └─ eks:index:Cluster       cluster   create  remote component, not expanded offline

Diagnostics:
  pulumi:pulumi:Stack (shop-dev):
    hello

  aws:lambda:Function (ingest):
    warning: deprecated
    since v7`);
  });

  it("says why the program failed and that the plan is incomplete", () => {
    const resources = shop.resources.slice(0, 1);

    expect(render({ resources, programError: "Missing config key" })).to.equal(
      `Previewing update (dev):
     Type                 Name      Plan
 +   pulumi:pulumi:Stack  shop-dev  create

Diagnostics:
  pulumi:pulumi:Stack (shop-dev):
    error: Missing config key

Resources:
    + 1 to create

The program failed: the plan above is incomplete.
`,
    );
  });

  it("says what failed even before the stack was registered, and once only", () => {
    const programMessages = [{ severity: "error", text: "Error: no", source: "log" }] as const;

    expect(middle({ programMessages, programError: "Error: no" })).to.equal(`Diagnostics:
  shop (dev):
    error: Error: no`);
  });

  it("groups violations by policy, the gravest first, with what to do", () => {
    const violations = [
      violation({
        level: "advisory",
        policy: "tags",
        description: "Tags are set.",
        message: "Tags are set.",
      }),
      violation({
        urn: bucketUrn,
        policy: "private",
        severity: "critical",
        description: "Buckets are private.",
        message: "two things:\nacl\npolicy",
      }),
      violation({ urn: bucketUrn, message: "memory is 2048 MB, ceiling 1024 MB" }),
      violation({}),
      violation({
        policy: "alarm",
        severity: "high",
        description: "Functions have alarms.",
        message: "no alarm",
        remediationSteps: "Add an alarm.",
        url: "https://example.com/alarm",
      }),
    ];

    expect(
      render({ packs: [pack], violations })
        .split("\n\n")
        .slice(1)
        .join("\n\n"),
    ).to.equal(
      `Policies:
    ❌ guard@v1.2.0 (local: policy-pack)
        - [mandatory] [severity: critical]  private
          Buckets are private.
            aws:s3:Bucket (raw):
              two things:
              acl
              policy
        - [mandatory] [severity: high]  alarm
          Functions have alarms.
            aws:lambda:Function (ingest): no alarm
          Remediation: Add an alarm.
          https://example.com/alarm
        - [mandatory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB
            aws:s3:Bucket (raw): memory is 2048 MB, ceiling 1024 MB
        - [advisory]  tags
          Tags are set.
            aws:lambda:Function (ingest)

Resources:
    + 6 to create
    > 1 to read, not judged

4 mandatory and 1 advisory policy violations in 2 of 6 resources.
`,
    );
  });

  it("marks a pack that found nothing, and one that only advises", () => {
    const other = { name: "other", version: "0.0.1", directory: "/elsewhere/other" };
    const violations = [
      violation({ policyPack: "other", policyPackVersion: "0.0.1", level: "advisory" }),
    ];

    expect(middle({ packs: [pack, other], violations })).to.equal(`Policies:
    ✅ guard@v1.2.0 (local: policy-pack)
    ⚠️ other@v0.0.1 (local: /elsewhere/other)
        - [advisory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB`);
  });

  it("shows a pack that was given twice once", () => {
    const again = { ...pack, directory: "/repo/packs/guard" };

    expect(middle({ packs: [pack, again], violations: [violation({})] })).to.equal(`Policies:
    ❌ guard@v1.2.0 (local: policy-pack; packs/guard)
        - [mandatory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB`);
  });

  it("counts remediated resources by policy", () => {
    const remediation = {
      policyPack: "guard",
      policy: "team-tag",
      before: {},
      after: { tags: {} },
    };
    const remediations = [
      { ...remediation, urn: functionUrn },
      { ...remediation, urn: bucketUrn },
      { ...remediation, policy: "owner-tag", urn: bucketUrn },
    ];

    expect(middle({ packs: [pack], remediations })).to.equal(`Policies:
    ✅ guard@v1.2.0 (local: policy-pack)
        - [remediate]  owner-tag  (1 resource)
        - [remediate]  team-tag  (2 resources)`);
  });

  it("shows twenty findings of a policy and counts the rest", () => {
    const violations = Array.from({ length: 23 }, (_, index) =>
      violation({ message: `no. ${index + 1}` }),
    );

    expect(
      middle({ packs: [pack], violations })
        .split("\n")
        .slice(-3),
    ).to.deep.equal([
      "            aws:lambda:Function (ingest): no. 19",
      "            aws:lambda:Function (ingest): no. 20",
      "            ... and 3 more (--json lists all)",
    ]);
  });

  it("says that nothing is violated", () => {
    expect(render({ packs: [pack] })).to.match(/\n\nNo policy violations in 6 resources\.\n$/);
  });

  it("lists outputs as the CLI does and hides what is secret or unknown", () => {
    const output = { unknown: false, secret: false };
    const outputs = [
      { ...output, name: "arn", value: undefined, unknown: true },
      { ...output, name: "count", value: 3 },
      {
        ...output,
        name: "nested",
        value: { list: ["a", { password: secret("hunter2") }, unknown], empty: {}, none: null },
        secret: true,
      },
      { ...output, name: "password", value: "hunter2", secret: true },
      { ...output, name: "wholeObject", value: { user: "admin" }, secret: true },
      {
        ...output,
        name: "code",
        value: {
          "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
          path: "build",
        },
      },
    ];

    expect(middle({ outputs })).to.equal(`Outputs:
    arn        : [unknown]
    count      : 3
    nested     : {
        empty: {}
        list : [
            [0]: "a"
            [1]: {
                password: [secret]
            }
            [2]: [unknown]
        ]
        none : <null>
    }
    password   : [secret]
    wholeObject: [secret]
    code       : archive(build)`);
  });

  it("hides a secret that a policy or the program quotes", () => {
    const programMessages = [
      { severity: "info", text: "token hunter2", source: "stdout" },
    ] as const;
    const violations = [violation({ message: "TOKEN is hunter2" })];
    const text = render({ packs: [pack], violations, programMessages });

    expect(text).not.to.contain("hunter2");
    expect(text).to.contain("token [secret]");
    expect(text).to.contain("aws:lambda:Function (ingest): TOKEN is [secret]");
  });

  it("paints headings, operations and levels where colour is wanted", () => {
    const text = renderText(
      { ...shop, packs: [pack], violations: [violation({})] },
      { color: true, cwd: "/repo" },
    );

    expect(text).to.contain("\u001b[1m\u001b[35mPolicies:\u001b[39m\u001b[22m");
    expect(text).to.contain(" \u001b[32m+\u001b[39m   pulumi:pulumi:Stack");
    expect(text).to.contain("\u001b[31m[mandatory]  memory-ceiling\u001b[39m");
  });
});
