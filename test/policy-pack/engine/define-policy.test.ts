import { expect } from "chai";
import { security } from "../../../policy-pack/data/frameworks";
import { integer } from "../../../policy-pack/engine/config";
import { resourcePolicy, stackPolicy } from "../../../policy-pack/engine/define-policy";
import {
  analyze,
  analyzeStack,
  configure,
  serveAlso,
} from "../../../policy-pack/testing/evaluator";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { known, knownDocument } from "../../../policy-pack/values/unknown";

const metadata = {
  displayName: "For the test of the adapter",
  description: "A thing is as it should be.",
  severity: "low",
  framework: security,
  tags: [],
  remediationSteps: "None.",
  url: "https://example.com",
} as const;

const thing = "test:index:Thing";

const evaluatesThings = resourcePolicy<string, object>({
  ...metadata,
  name: "evaluates-things",
  resourceTypes: [thing],
  config: {},
  check: ({ inputs }) => [
    inputs.size === 1 && "size is 1",
    () =>
      known(inputs.size, "size") === 2 && ["size is 2", [{ message: "a hint", level: "advisory" }]],
    () => knownDocument(inputs.document, "document") === "bad" && "document is bad",
    () => (inputs.list as readonly string[]).includes("bad") && "list has bad",
    undefined,
  ],
});

const evaluatesStacks = stackPolicy<string, { readonly maxSize: number }>({
  ...metadata,
  name: "evaluates-stacks",
  enforcementLevel: "advisory",
  resourceTypes: [thing, "test:index:Other"],
  config: { maxSize: integer(1, "Ceiling.") },
  check: ({ inputs }, { config, stack }) => {
    const size = known(inputs.size, "size") as number;
    return size > config.maxSize && `size is ${size} in a stack of ${stack.nodes.length}`;
  },
});

const agreed = { policy: "evaluates-things", resource: "one", reason: "agreed", owner: "team-a" };
const enabled = { enforcementLevel: "mandatory" } as const;

async function evaluate(inputs: Readonly<Record<string, unknown>>, settings = {}) {
  await configure({ settings: { ...enabled, ...settings }, "evaluates-things": enabled });
  return (await analyze({ type: thing, name: "one", inputs })).diagnostics;
}

describe("the adapter of policies", () => {
  before(() => {
    serveAlso(evaluatesThings);
    serveAlso(evaluatesStacks);
  });

  it("names the types that a policy is for, or counts them where they are many", async () => {
    await configure({ "lambda-permission-source": enabled, "iam-no-admin-policies": enabled });
    const { reasons } = await analyze({ type: thing, name: "one", inputs: {} });
    expect(reasons.get("lambda-permission-source")).to.equal(
      "Policy only applies to resources of type 'aws:lambda/permission:Permission, aws:lambda/layerVersionPermission:LayerVersionPermission'",
    );
    expect(reasons.get("iam-no-admin-policies")).to.equal(
      "Policy only applies to resources of type 'one of 9 types'",
    );
  });

  it("reports nothing where nothing is wrong", async () => {
    expect(await evaluate({ size: 0, list: [] })).to.deep.equal([]);
  });

  it("reports problems in nested lists, and a level of their own", async () => {
    expect(await evaluate({ size: 2, list: [] })).to.deep.equal([
      { resource: "one", level: "mandatory", message: "size is 2" },
      { resource: "one", level: "advisory", message: "a hint" },
    ]);
  });

  it("turns an error of a check into one violation, and goes on", async () => {
    expect(await evaluate({ size: 1 })).to.deep.equal([
      { resource: "one", level: "mandatory", message: "size is 1" },
      {
        resource: "one",
        level: "mandatory",
        message:
          "the policy itself failed: TypeError: Cannot read properties of undefined (reading 'includes')",
      },
    ]);
  });

  it("reports an unknown value at the policy's level, and what other parts find", async () => {
    expect(await evaluate({ size: unknown, list: ["bad"] })).to.deep.equal([
      {
        resource: "one",
        level: "mandatory",
        message:
          "size is not known before the update: set it to a value that the preview can evaluate",
      },
      { resource: "one", level: "mandatory", message: "list has bad" },
    ]);
  });

  it("reports an unknown document as advisory", async () => {
    expect(await evaluate({ size: 0, document: unknown, list: [] })).to.deep.equal([
      {
        resource: "one",
        level: "advisory",
        message: "document is not known before the update: evaluated then",
      },
    ]);
  });

  it("reports an unknown document as mandatory where the settings say so", async () => {
    const settings = { unknownDocuments: "mandatory" };
    expect(await evaluate({ size: 0, document: unknown, list: [] }, settings)).to.deep.equal([
      {
        resource: "one",
        level: "mandatory",
        message: "document is not known before the update: evaluated then",
      },
    ]);
  });

  it("keeps a softened problem softened under an expired exemption", async () => {
    const exemption = { ...agreed, expires: "2026-11-22" };
    const settings = { asOf: "2026-11-23", exemptions: [exemption] };
    expect(await evaluate({ size: 0, document: unknown, list: [] }, settings)).to.deep.equal([
      {
        resource: "one",
        level: "advisory",
        message:
          "document is not known before the update: evaluated then (the exemption of team-a expired on 2026-11-22)",
      },
    ]);
  });

  it("does not soften by an exemption without an owner", async () => {
    const exemption = { ...agreed, owner: " ", expires: "2026-11-23" };
    const settings = { asOf: "2026-11-23", exemptions: [exemption] };
    const [found] = await evaluate({ size: 1, list: [] }, settings);
    expect(found?.level).to.equal("mandatory");
    expect(found?.message).to.match(/ \(the exemption of nobody has no owner\)$/);
  });

  it("evaluates by today where the settings name no day", async () => {
    const exemption = { ...agreed, expires: new Date().toISOString().slice(0, 10) };
    const [found] = await evaluate({ size: 1, list: [] }, { exemptions: [exemption] });
    expect(found?.level).to.equal("advisory");
  });

  it("reports a misspelt property of the settings, on the stack", async () => {
    await configure({ settings: { ...enabled, exemption: [] } });
    const stack = { type: "pulumi:pulumi:Stack", name: "etl-dev", inputs: {} };
    expect((await analyze(stack)).diagnostics).to.deep.equal([
      {
        resource: "etl-dev",
        level: "mandatory",
        message:
          "configuration property 'exemption' does not exist; there are: functionGroups, expectedGroups, exemptions, unknownDocuments, asOf",
      },
    ]);
  });
});

describe("the adapter of stack policies", () => {
  const resources = [
    { type: thing, name: "one", inputs: { size: unknown } },
    { type: "test:index:Other", name: "two", inputs: { size: 2 } },
    { type: "test:index:Neither", name: "three", inputs: { size: 3 } },
  ];
  const unknownSize =
    "size is not known before the update: set it to a value that the preview can evaluate";

  it("evaluates each subject, whatever the one before it lacks", async () => {
    await configure({ settings: enabled, "evaluates-stacks": enabled });
    for (const resource of resources) await analyze(resource);
    expect((await analyzeStack(resources)).diagnostics).to.deep.equal([
      { resource: "one", level: "mandatory", message: unknownSize },
      { resource: "two", level: "mandatory", message: "size is 2 in a stack of 3" },
    ]);
  });

  it("evaluates by the level and the configuration it was given", async () => {
    await configure({
      settings: enabled,
      "evaluates-stacks": { enforcementLevel: "advisory", maxSize: 2 },
    });
    for (const resource of resources) await analyze(resource);
    expect((await analyzeStack(resources)).diagnostics).to.deep.equal([
      { resource: "one", level: "advisory", message: unknownSize },
    ]);
  });

  it("is not for a stack without a resource of its types, and says so", async () => {
    await configure({ settings: enabled, "evaluates-stacks": enabled });
    const [, , neither] = resources;
    const others = neither === undefined ? [] : [neither];
    for (const resource of others) await analyze(resource);
    expect((await analyzeStack(others)).reasons.get("evaluates-stacks")).to.equal(
      "Policy only applies to resources of type 'test:index:Thing, test:index:Other'",
    );
    for (const resource of resources) await analyze(resource);
    expect((await analyzeStack(resources)).notApplicable).not.to.include("evaluates-stacks");
  });

  it("evaluates inputs, though outputs are unknown", async () => {
    await configure({ settings: enabled, "evaluates-stacks": enabled });
    const two = { type: thing, name: "two", inputs: { size: 2 }, outputs: { size: unknown } };
    await analyze(two);
    expect((await analyzeStack([two])).diagnostics).to.deep.equal([
      { resource: "two", level: "mandatory", message: "size is 2 in a stack of 1" },
    ]);
  });
});
