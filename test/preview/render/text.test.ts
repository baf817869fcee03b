import { expect } from "chai";
import { renderText } from "../../../preview/render/text";
import { functionUrn, middle, pack, render, shop, violation } from "./results";

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

  it("shows what is deployed where a state is judged", () => {
    const text = render({ judged: "state", resources: shop.resources.slice(0, 3), packs: [pack] });
    expect(text).to.contain(`Judging deployed stack (dev):
     Type                    Name      Plan
     pulumi:pulumi:Stack     shop-dev  deployed
     └─ shop:index:Pipeline  pipeline  deployed
`);
    expect(text).to.contain(`Resources:
    2 deployed

No policy violations in 2 resources.
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

  it("says that nothing is violated", () => {
    expect(render({ packs: [pack] })).to.match(/\n\nNo policy violations in 6 resources\.\n$/);
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
