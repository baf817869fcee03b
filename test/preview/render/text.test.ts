import { expect } from "chai";
import { renderText } from "../../../preview/render/text";
import { evaluated, functionUrn, middle, pack, render, shop, violation } from "./results";

const plan = `Plan:
     Type                       Name      Plan    Info
 +   pulumi:pulumi:Stack        shop-dev  create
 +   ├─ shop:index:Pipeline     pipeline  create
 +   │  ├─ aws:lambda:Function  ingest    create
 +   │  └─ aws:sns:Topic        alarms    create
 +   ├─ aws:s3:Bucket           raw       create
 >   ├─ aws:ec2:Vpc             shared    read
 +   └─ eks:index:Cluster       cluster   create  remote component, not expanded offline
`;
const aNote = { kind: "invoke", text: "aws:ec2/getAmi:getAmi is unknown." } as const;
const anOutput = { name: "count", value: 3, unknown: false, secret: false };

describe("the text of a preview", () => {
  it("is short without findings: the verdict first, the duration and hints last", () => {
    const found = { packs: [pack], resources: evaluated, notes: [aNote], outputs: [anOutput] };
    expect(render(found, { hints: true })).to.equal(`shop/dev: No policy violations in 5 resources.

Policies:
    ✅ guard@v1.2.0 (local: policy-pack)

Resources:
    + 5 to create
    > 1 to read, not evaluated

Took 1.2 s.
--verbose shows the plan and 1 note; --show-outputs shows 1 output.
`);
  });

  it("gives no hint for an option that would show nothing", () => {
    const hinted = (...options: Parameters<typeof render>) => {
      const [changes, given] = options;
      const text = render({ packs: [pack], ...changes }, { hints: true, ...given });
      return text.split("\n").at(-2);
    };
    expect(hinted({})).to.equal("--verbose shows the plan.");
    expect(hinted({ judged: "state" })).to.equal("--verbose shows the resources.");
    expect(hinted({ packs: [], notes: [aNote] })).to.equal("--verbose shows 1 note.");
    expect(hinted({ outputs: [anOutput] }, { verbose: true })).to.equal(
      "--show-outputs shows 1 output.",
    );
    expect(hinted({ outputs: [anOutput] }, { verbose: true, showOutputs: true })).to.equal(
      "Took 1.2 s (program 0.9 s, packs started in 0.7 s).",
    );
  });

  it("draws the plan as a tree with columns if there is no pack", () => {
    expect(render({})).to.equal(`shop/dev: No policy pack evaluated this plan.

${plan}
Resources:
    + 6 to create
    > 1 to read, not evaluated

Took 1.2 s.
`);
  });

  it("shows the plan, all notes and the types without policies if verbose", () => {
    const guard = { ...pack, typesNotAskedAbout: ["aws:ec2/vpc:Vpc", "aws:sns/topic:Topic"] };
    const found = { packs: [guard], notes: [aNote] };
    expect(render(found, { verbose: true })).to.contain(`Notes:
    - aws:ec2/getAmi:getAmi is unknown.

${plan}
Types that no policy of guard covers, except policies for all types or the whole stack:
    2 types of 2 resources: aws:ec2/vpc:Vpc, aws:sns/topic:Topic

Resources:`);
    const short = render(found);
    for (const more of ["Notes:", "Plan:", "Types that"]) expect(short).not.to.contain(more);
  });

  it("lists what is not evaluated, with no tick", () => {
    expect(
      render({ packs: [pack] }),
    ).to.equal(`shop/dev: No policy violations in 6 resources, 1 not evaluated.

Not evaluated:
    - eks:index:Cluster (cluster): its provider builds what is in it

Policies:
    ⚠️ guard@v1.2.0 (local: policy-pack)

Resources:
    + 6 to create
    > 1 to read, not evaluated

Took 1.2 s.
`);
  });

  it("reports that every policy is disabled", () => {
    const off = { name: "tags", description: "Tags are set.", level: "disabled" } as const;
    expect(render({ packs: [{ ...pack, policies: [off] }] })).to.match(
      /^shop\/dev: Every policy is disabled: nothing was evaluated\.\n/,
    );
  });

  it("shows deployed resources if a state is evaluated", () => {
    const found = {
      judged: "state",
      resources: shop.resources.slice(0, 3),
      packs: [pack],
    } as const;
    const text = render(found, { verbose: true });
    expect(text).to.match(/^shop\/dev, as deployed: No policy violations in 2 resources\.\n/);
    expect(text).to.contain(`Deployed:
     Type                    Name      Plan
     pulumi:pulumi:Stack     shop-dev  deployed
     └─ shop:index:Pipeline  pipeline  deployed

Resources:
    2 deployed

No policy violations in 2 resources.
`);
  });

  it("leaves out an empty column of information", () => {
    expect(render({ resources: shop.resources.slice(0, 1) })).to.contain(`
     Type                 Name      Plan
 +   pulumi:pulumi:Stack  shop-dev  create
`);
  });

  it("truncates rows of the plan that are wider than the terminal", () => {
    expect(render({}, { width: 44 }).split("\n").slice(4, 6)).to.deep.equal([
      "     Type                       Name      P…",
      " +   pulumi:pulumi:Stack        shop-dev  c…",
    ]);
  });

  it("lists each note once, and only those about configuration unless verbose", () => {
    const note = {
      kind: "invoke",
      text: "aws:ec2/getAmi:getAmi is unknown.\nAnswer it with --invokes.",
    } as const;
    const mistyped = { kind: "policy", text: "No such policy." } as const;
    const remote = { kind: "remote", text: "It is a component that its provider builds." } as const;
    const notes = [note, note, mistyped, remote];

    expect(middle({ notes })).to.equal(`Notes:
    - aws:ec2/getAmi:getAmi is unknown.
      Answer it with --invokes.
    - No such policy.`);
    expect(middle({ notes }, {})).to.equal("Notes:\n    - No such policy.");
  });

  it("shows the program's messages by resource, without debug messages", () => {
    const programMessages = [
      { severity: "info", text: "hello\n", source: "stdout" },
      { severity: "debug", text: "details", source: "log" },
      { severity: "warning", text: "deprecated\nsince v7", urn: functionUrn, source: "log" },
    ] as const;

    const text = render({ programMessages });
    expect(text).to.contain(`Diagnostics:
  pulumi:pulumi:Stack (shop-dev):
    hello

  aws:lambda:Function (ingest):
    warning: deprecated
    since v7
`);
    expect(text).to.contain(" +   pulumi:pulumi:Stack        shop-dev  create  1 message\n");
    expect(text).to.contain("aws:lambda:Function  ingest    create  1 warning\n");
  });

  it("shows why the program failed, and that the rest is incomplete", () => {
    const resources = shop.resources.slice(0, 1);

    expect(render({ resources, packs: [pack], programError: "Missing config key" })).to.equal(
      `shop/dev: The program failed: this output is incomplete.

Diagnostics:
  pulumi:pulumi:Stack (shop-dev):
    error: Missing config key

Policies:
    ➖ guard@v1.2.0 (local: policy-pack)

Resources:
    + 1 to create

The program failed: this output is incomplete.
Took 1.2 s.
`,
    );
  });

  it("shows once what failed before the stack was registered", () => {
    const programMessages = [{ severity: "error", text: "Error: no", source: "log" }] as const;

    expect(middle({ programMessages, programError: "Error: no" })).to.equal(`Diagnostics:
  shop (dev):
    error: Error: no`);
  });

  it("leaves out an unknown duration", () => {
    const durations = { programMs: 0, packStartMs: 0, totalMs: 0 };
    expect(render({ durations, packs: [pack] })).not.to.contain("Took");
  });

  it("hides a secret that a policy or the program quotes", () => {
    const programMessages = [
      { severity: "info", text: "token hunter2", source: "stdout" },
    ] as const;
    const violations = [violation({ message: "TOKEN is hunter2" })];
    const text = render({ packs: [pack], violations, programMessages }, { verbose: true });

    expect(text).not.to.contain("hunter2");
    expect(text).to.contain("token [secret]");
    expect(text).to.contain("aws:lambda:Function (ingest): TOKEN is [secret]");
  });

  it("is wrapped between words, with continued lines indented by two columns", () => {
    const violations = [violation({ message: "memory is 3008 MB, and the ceiling is 1024 MB" })];
    expect(render({ packs: [pack], violations }, { width: 60 })).to.contain(`
            aws:lambda:Function (ingest): memory is 3008 MB,
              and the ceiling is 1024 MB
`);
  });

  it("colours verdict, headings, operations and levels if colour is enabled", () => {
    const painted = (changes: Parameters<typeof render>[0]) =>
      renderText(
        { ...shop, packs: [pack], ...changes },
        { color: true, cwd: "/repo", verbose: true },
      );
    const text = painted({ violations: [violation({})] });

    expect(text).to.contain("\u001b[31m1 mandatory policy violation");
    expect(text).to.contain("\u001b[1m\u001b[35mPolicies:\u001b[39m\u001b[22m");
    expect(text).to.contain(" \u001b[32m+\u001b[39m   pulumi:pulumi:Stack");
    expect(text).to.contain("\u001b[31m[mandatory]  memory-ceiling\u001b[39m");
    expect(painted({ resources: evaluated })).to.contain("\u001b[32mNo policy violations");
    expect(painted({})).to.contain("\u001b[33mNo policy violations");
    expect(painted({ packs: [] })).to.contain("\u001b[33mNo policy pack");
  });
});
