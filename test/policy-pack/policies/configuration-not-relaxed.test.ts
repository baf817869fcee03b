import { expect } from "chai";
import { policies } from "../../../policy-pack/policies";
import {
  configure,
  evaluateStack,
  type PackConfiguration,
  packDefaults,
} from "../../../policy-pack/testing/evaluator";
import { fn, resource } from "../../../policy-pack/testing/resources";

const name = "configuration-not-relaxed";
const stack = resource("pulumi:pulumi:Stack", "policies-test");
const today = new Date().toISOString().slice(0, 10);
const exemption = { policy: name, reason: "agreed", owner: "team-a", expires: today };

interface Case {
  readonly kind: "pass" | "fail" | "evasion" | "exempted" | "expired" | "config";
  readonly title: string;
  /** By policy, what it has otherwise than by default. */
  readonly config: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly functionName?: string;
  readonly reports: readonly (readonly ["advisory" | "mandatory", string])[];
}

const cases: readonly Case[] = [
  { kind: "pass", title: "the defaults", config: {}, reports: [] },
  {
    kind: "pass",
    title: "a stricter configuration",
    config: {
      "lambda-memory-ceiling": { maxMemoryMb: 512 },
      "lambda-throttle-alarm": { enforcementLevel: "mandatory" },
    },
    reports: [],
  },
  {
    kind: "pass",
    title: "groups of an organisation beside other functions",
    config: { settings: { functionGroups: { checkout: { names: ["checkout*"] } } } },
    functionName: "checkout",
    reports: [],
  },
  {
    kind: "pass",
    title: "a policy that is disabled and would have nothing to evaluate",
    config: { "s3-encrypted": { enforcementLevel: "disabled" } },
    reports: [],
  },
  {
    kind: "fail",
    title: "a ceiling that AWS has anyway",
    config: { "lambda-memory-ceiling": { maxMemoryMb: 10240 } },
    reports: [["advisory", "lambda-memory-ceiling.maxMemoryMb is 10240, and 1024 by default"]],
  },
  {
    kind: "fail",
    title: "a policy that is disabled",
    config: { "lambda-arm64": { enforcementLevel: "disabled" } },
    reports: [["advisory", "lambda-arm64 is disabled, and mandatory by default"]],
  },
  {
    kind: "fail",
    title: "exemptions that nobody lists",
    config: { exemptions: { enforcementLevel: "disabled" } },
    reports: [["advisory", "exemptions is disabled, and mandatory by default"]],
  },
  {
    kind: "evasion",
    title: "a type of resource that matches all",
    config: { "required-tags": { exceptTypes: ["*"] } },
    reports: [["advisory", 'required-tags.exceptTypes has "*" beyond the default']],
  },
  {
    kind: "evasion",
    title: "groups that match nothing",
    config: { settings: { functionGroups: { "data-transform": { names: ["no-such-function"] } } } },
    functionName: "data-transform",
    reports: [
      [
        "advisory",
        "settings.functionGroups puts data-transform in no group, and in data-transform by default",
      ],
    ],
  },
  {
    kind: "evasion",
    title: "a group that is before the function's own in the alphabet",
    config: { settings: { functionGroups: { a: { names: ["*"] } } } },
    functionName: "data-transform",
    reports: [
      [
        "advisory",
        "settings.functionGroups puts data-transform in a, and in data-transform by default",
      ],
    ],
  },
  {
    kind: "evasion",
    title: "a day in the past, on which more would hold",
    config: { settings: { asOf: "2020-01-31" } },
    reports: [["advisory", "settings.asOf is 2020-01-31, and today by default"]],
  },
  {
    kind: "evasion",
    title: "exemptions that hold longer",
    config: { exemptions: { maxDays: 1000 } },
    reports: [["advisory", "exemptions.maxDays is 1000, and 365 by default"]],
  },
  {
    kind: "config",
    title: "at level mandatory, as in the preset strict",
    config: {
      [name]: { enforcementLevel: "mandatory" },
      "lambda-timeout-ceiling": { maxTimeoutSeconds: 900 },
    },
    reports: [["mandatory", "lambda-timeout-ceiling.maxTimeoutSeconds is 900, and 300 by default"]],
  },
  {
    kind: "exempted",
    title: "one setting of two",
    config: {
      [name]: { enforcementLevel: "mandatory" },
      "lambda-timeout-ceiling": { maxTimeoutSeconds: 900 },
      "lambda-memory-ceiling": { maxMemoryMb: 2048 },
      settings: {
        exemptions: [{ ...exemption, resource: "lambda-timeout-ceiling.maxTimeoutSeconds" }],
      },
    },
    reports: [
      ["mandatory", "lambda-memory-ceiling.maxMemoryMb is 2048, and 1024 by default"],
      [
        "advisory",
        `lambda-timeout-ceiling.maxTimeoutSeconds is 900, and 300 by default (exempt until ${today}, team-a: agreed)`,
      ],
    ],
  },
  {
    kind: "expired",
    title: "an exemption that is over, and one of all settings",
    config: {
      [name]: { enforcementLevel: "mandatory" },
      "lambda-timeout-ceiling": { maxTimeoutSeconds: 900 },
      "lambda-memory-ceiling": { maxMemoryMb: 2048 },
      settings: {
        exemptions: [
          { ...exemption, resource: "lambda-timeout-ceiling.*", expires: "2020-01-31" },
          { ...exemption, resource: "*" },
        ],
      },
    },
    reports: [
      [
        "mandatory",
        "lambda-memory-ceiling.maxMemoryMb is 2048, and 1024 by default (the exemption of team-a covers every resource: expected the name of one, or a pattern that few have)",
      ],
      [
        "mandatory",
        "lambda-timeout-ceiling.maxTimeoutSeconds is 900, and 300 by default (the exemption of team-a covers every resource: expected the name of one, or a pattern that few have)",
      ],
    ],
  },
];

async function evaluate({
  config,
  functionName = "worker",
}: Pick<Case, "config" | "functionName">) {
  const defaults = packDefaults();
  const changed = Object.entries(config).map(([policy, given]) => [
    policy,
    { ...defaults[policy], ...given },
  ]);
  await configure({ ...defaults, ...Object.fromEntries(changed) } as PackConfiguration);
  return evaluateStack([stack, { ...fn(), name: functionName }]);
}

describe(name, () => {
  for (const { kind, title, reports, ...change } of cases) {
    it(`${kind}: ${title}`, async () => {
      const found = (await evaluate(change)).filter(({ policy }) => policy === name);
      expect(found.map(({ level, message }) => [level, message])).to.have.deep.members(reports);
      expect(found.filter((each) => each.resource !== stack.name)).to.deep.equal([]);
    });
  }

  it("has an exemption of a setting listed among those that are in order", async () => {
    const exemptions = [{ ...exemption, resource: "lambda-memory-ceiling.maxMemoryMb" }];
    const config = { settings: { exemptions }, "lambda-memory-ceiling": { maxMemoryMb: 2048 } };
    const listed = (await evaluate({ config })).filter(({ policy }) => policy === "exemptions");
    expect(listed.map(({ level, message }) => [level, message])).to.deep.equal([
      [
        "advisory",
        `the exemption of team-a from ${name} for 'lambda-memory-ceiling.maxMemoryMb' expires soon, on ${today}: agreed`,
      ],
    ]);
  });

  it("has an exemption of a setting that is as by default listed as one that covers nothing", async () => {
    const exemptions = [{ ...exemption, resource: "lambda-memory-ceiling.maxMemoryMb" }];
    const found = await evaluate({ config: { settings: { exemptions } } });
    expect(found.filter(({ policy }) => policy === "exemptions")).to.have.length(1);
    expect(found.at(-1)?.message).to.equal(
      `the exemption of team-a from ${name} for 'lambda-memory-ceiling.maxMemoryMb' covers no resource of this stack`,
    );
  });

  it("tells of the settings in the order of their names", async () => {
    const found = await evaluate({
      config: {
        settings: { functionGroups: { a: { names: ["*"] } } },
        "lambda-arm64": { enforcementLevel: "disabled" },
        "lambda-memory-ceiling": { maxMemoryMb: 2048 },
      },
      functionName: "data-transform",
    });
    const messages = found.filter(({ policy }) => policy === name).map(({ message }) => message);
    expect(messages.map((message) => message.split(" ")[0])).to.deep.equal([
      "lambda-arm64",
      "lambda-memory-ceiling.maxMemoryMb",
      "settings.functionGroups",
    ]);
  });

  it("forgets from one run to the next what was configured", async () => {
    await evaluate({ config: { "lambda-memory-ceiling": { maxMemoryMb: 2048 } } });
    const found = await evaluate({ config: {} });
    expect(found.filter(({ policy }) => policy === name)).to.deep.equal([]);
  });

  it("is an advisory of each run by default", () => {
    expect(policies.find((policy) => policy.name === name)?.enforcementLevel).to.equal("advisory");
  });
});
