import { expect } from "chai";
import { renderStacksJson } from "../../../preview/render/json";
import { renderStacksText } from "../../../preview/render/stacks-text";
import { bucketUrn, functionUrn, pack, shop, violation } from "./results";

const one = { ...shop, resources: shop.resources.slice(0, 1), packs: [pack] };
const remediation = { policyPack: "guard", policy: "tags", urn: bucketUrn, before: {}, after: {} };
const stacks = [
  { ...one, stack: "dev", remediations: [remediation] },
  {
    ...one,
    stack: "production",
    violations: [violation({}), violation({ level: "advisory" }), violation({ urn: functionUrn })],
  },
  { ...one, stack: "broken", programError: "no" },
];

describe("the preview of several stacks", () => {
  it("has a section for each, then a table of all", () => {
    expect(
      renderStacksText(stacks, { color: false, cwd: "/repo" }),
    ).to.equal(`shop/dev: No policy violations in 1 resource.

Policies:
    ✅ guard@v1.2.0 (local: policy-pack)
        - [remediate]  tags  (1 resource)

Resources:
    + 1 to create

Took 1.2 s.

shop/production: 2 mandatory and 1 advisory policy violations in 1 of 1 resource.

Policies:
    ❌ guard@v1.2.0 (local: policy-pack)
        - [mandatory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB
        - [advisory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB

Resources:
    + 1 to create

2 mandatory and 1 advisory policy violations in 1 of 1 resource.
Took 1.2 s.

shop/broken: The program failed: this output is incomplete.

Diagnostics:
  pulumi:pulumi:Stack (shop-dev):
    error: no

Policies:
    ➖ guard@v1.2.0 (local: policy-pack)

Resources:
    + 1 to create

The program failed: this output is incomplete.
Took 1.2 s.

Stacks:
    Stack       Result      Create  Mandatory  Advisory  Remediated
    dev         passed           1          0         0           1
    production  violations       1          2         1           0
    broken      failed           1          0         0           0
`);
  });

  it("colours only completely evaluated stacks green", () => {
    const [yellow, green, red] = ["\u001b[33m", "\u001b[32m", "\u001b[31m"];
    const resources = one.resources.map((resource) => ({ ...resource, remote: true }));
    const text = renderStacksText(
      [
        { ...one, stack: "whole" },
        { ...one, stack: "opaque", resources },
        { ...one, stack: "advised", violations: [violation({ level: "advisory" })] },
        { ...one, stack: "unchecked", packs: [] },
        { ...one, stack: "violated", violations: [violation({})] },
        { ...one, stack: "failed", programError: "no" },
      ],
      { color: true, cwd: "/repo" },
    );
    const [, table = ""] = text.split("Stacks:");
    const paint = (name: string) => table.split("\n").find((line) => line.includes(` ${name}`));
    for (const [name, color] of [
      ["whole", green],
      ["opaque", yellow],
      ["advised", yellow],
      ["unchecked", yellow],
      ["violated", red],
      ["failed", red],
    ] as const) {
      expect(paint(name), name).to.include(`${color}    ${name}`);
    }
  });

  it("is an array of the stacks' objects in JSON", () => {
    const parsed = JSON.parse(renderStacksJson(stacks));

    expect(
      parsed.map(({ schemaVersion, stack, outcome }: Record<string, unknown>) => [
        schemaVersion,
        stack,
        outcome,
      ]),
    ).to.deep.equal([
      [1, "dev", "passed"],
      [1, "production", "violations"],
      [1, "broken", "failed"],
    ]);
  });
});
