import { expect } from "chai";
import { security } from "../../../policy-pack/data/frameworks";
import { resourcePolicy, stackPolicy } from "../../../policy-pack/engine/define-policy";
import { evaluateState } from "../../../policy-pack/engine/session";
import { withStateValidation } from "../../../policy-pack/engine/state-validation";
import { iamNoAdminPolicies } from "../../../policy-pack/policies/iam-no-admin-policies";
import { lambdaArm64 } from "../../../policy-pack/policies/lambda-arm64";
import { lambdaMemoryCeiling } from "../../../policy-pack/policies/lambda-memory-ceiling";
import { requiredTags } from "../../../policy-pack/policies/required-tags";
import {
  analyze,
  analyzeStack,
  configure,
  serveAlso,
} from "../../../policy-pack/testing/evaluator";
import { resource } from "../../../policy-pack/testing/resources";
import type { TestResource } from "../../../policy-pack/testing/test-resource";

const metadata = {
  displayName: "For the test of deployed stacks",
  description: "A thing is as it should be.",
  severity: "low",
  framework: security,
  tags: [],
  remediationSteps: "None.",
  url: "https://example.com",
} as const;

const thing = "test:index:Thing";
const enabled = { enforcementLevel: "mandatory" } as const;

const sizeOfThings = resourcePolicy<string, object>({
  ...metadata,
  name: "size-of-things",
  resourceTypes: [thing],
  config: {},
  check: ({ inputs }) => [
    Number(inputs.size) > 2 && `size is ${inputs.size}`,
    inputs.color === "red" && "color is red",
  ],
});

const guardedThings = stackPolicy<string, object>({
  ...metadata,
  name: "guarded-things",
  resourceTypes: [thing],
  config: {},
  check: ({ name, inputs }, { stack }) => {
    const guards = stack
      .ofType("test:index:Guard")
      .filter((guard) => guard.propertyDependencies.thing?.some((each) => each.name === name));
    if (guards.some((guard) => guard.inputs.isOn === true)) return false;
    return `has no guard that is on, and size ${inputs.size}`;
  },
});

type Values = Readonly<Record<string, unknown>>;

/** A thing that is declared and deployed like this. */
const thingOf = (inputs: Values, outputs: Values, name = "one") =>
  resource(thing, name, inputs, { outputs });

/** The guard of thing 'one', which somebody has switched off. */
const guard = resource(
  "test:index:Guard",
  "guard",
  { isOn: true },
  { outputs: { isOn: false }, dependsOn: { thing: ["one"] } },
);

const tagged = "aws:sns/topic:Topic";
const tags = { Environment: "dev", Team: "a", CostCenter: "c", ManagedBy: "pulumi" };
const allTags = { ...tags, Project: "lambda-etl-optimization" };

describe("a deployed stack", () => {
  before(() => {
    const own = [
      sizeOfThings,
      guardedThings,
      requiredTags,
      iamNoAdminPolicies,
      lambdaArm64,
      lambdaMemoryCeiling,
    ];
    // By another name: the pack's own are served as they evaluate a plan.
    for (const policy of withStateValidation(own)) {
      serveAlso({ ...policy, name: `deployed-${policy.name}` });
    }
  });

  beforeEach(() => evaluateState());
  afterEach(() => evaluateState(false));

  const found = async (policy: string, resources: readonly TestResource[], settings = {}) => {
    await configure({ settings: { ...enabled, ...settings }, [`deployed-${policy}`]: enabled });
    const alone = [];
    for (const resource of resources) alone.push(...(await analyze(resource)).diagnostics);
    const together = (await analyzeStack(resources)).diagnostics;
    return [...alone, ...together].map(({ message }) => message);
  };

  it("has a problem once where it is deployed as it is declared", async () => {
    const one = thingOf({ size: 3 }, { size: 3, id: "x" });
    expect(await found("size-of-things", [one])).to.deep.equal(["size is 3"]);
  });

  it("has a problem once where something else was changed", async () => {
    const inputs = { size: 3, note: "a" };
    const one = thingOf(inputs, { size: 3, note: "b" });
    expect(await found("size-of-things", [one])).to.deep.equal(["size is 3"]);
  });

  it("has the problems that came by other means than the program, marked as such", async () => {
    const one = thingOf({ size: 1 }, { size: 4 });
    const both = thingOf({ size: 3 }, { size: 4 }, "two");
    expect(await found("size-of-things", [one, both])).to.deep.equal([
      "size is 3",
      "size is 4 (as deployed, not as declared)",
      "size is 4 (as deployed, not as declared)",
    ]);
  });

  it("has no problem more where an output is none of the program's inputs", async () => {
    const one = thingOf({ size: 1 }, { color: "red" });
    expect(await found("size-of-things", [one])).to.deep.equal([]);
  });

  it("has a problem once where the program leaves to AWS what AWS has", async () => {
    const inputs = { name: "etl" };
    const outputs = { ...inputs, architectures: ["x86_64"], loggingConfig: { logGroup: "/x" } };
    const one = resource("aws:lambda/function:Function", "etl", inputs, { outputs });
    expect(await found("lambda-arm64", [one])).to.deep.equal([
      "architectures is not set, which means x86_64: expected arm64",
    ]);
  });

  it("has the problems of what was set where the program says nothing", async () => {
    const inputs = { name: "etl", architectures: ["arm64"] };
    const outputs = { ...inputs, memorySize: 3008 };
    const one = resource("aws:lambda/function:Function", "etl", inputs, { outputs });
    expect(await found("lambda-memory-ceiling", [one])).to.deep.equal([
      "memorySize is 3008 MB, the ceiling is 1024 MB (as deployed, not as declared)",
    ]);
  });

  it("keeps the exemptions of a policy", async () => {
    const one = thingOf({ size: 1 }, { size: 4 });
    const exemptions = [
      { policy: "size-of-things", resource: "one", reason: "r", owner: "o", expires: "2026-12-01" },
    ];
    const settings = { asOf: "2026-11-23", exemptions };
    expect(await found("size-of-things", [one], settings)).to.deep.equal([
      "size is 4 (as deployed, not as declared) (exempt until 2026-12-01, o: r)",
    ]);
  });

  it("is evaluated as a whole by what is deployed", async () => {
    const one = thingOf({ size: 1 }, { size: 1 });
    expect(await found("guarded-things", [one, guard])).to.deep.equal([
      "has no guard that is on, and size 1 (as deployed, not as declared)",
    ]);
  });

  it("is not evaluated by what it only reads", async () => {
    const provider = { region: "eu-west-1" };
    const read = { ...thingOf({}, { size: 4 }), provider };
    expect(await found("size-of-things", [read])).to.deep.equal([]);
    expect(await found("guarded-things", [read, guard])).to.deep.equal([]);
  });

  it("is evaluated by its declared inputs where a plan is evaluated", async () => {
    evaluateState(false);
    const one = thingOf({ size: 1 }, { size: 4 });
    expect(await found("size-of-things", [one])).to.deep.equal([]);
  });

  it("has the tags that AWS has, the provider's among them", async () => {
    const provider = { defaultTags: JSON.stringify({ tags: { Project: allTags.Project } }) };
    const whole = { type: tagged, name: "whole", inputs: { tags }, provider };
    const outputs = { tags, tagsAll: tags };
    expect(
      await found("required-tags", [{ ...whole, outputs: { tags, tagsAll: allTags } }]),
    ).to.deep.equal([]);
    expect(await found("required-tags", [{ ...whole, outputs }])).to.deep.equal([
      "tags has no Project (as deployed, not as declared)",
    ]);
  });

  it("has the policies that were attached to a role by other means", async () => {
    const inputs = { assumeRolePolicy: "{}" };
    const managedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"];
    const outputs = { ...inputs, managedPolicyArns, permissionsBoundary: "" };
    const role = resource("aws:iam/role:Role", "role", inputs, { outputs });
    const messages = await found("iam-no-admin-policies", [role]);
    expect(messages).to.have.length(1);
    expect(messages[0]).to.match(/AdministratorAccess.*\(as deployed, not as declared\)$/);
  });
});
