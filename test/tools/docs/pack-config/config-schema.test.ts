import Ajv from "ajv";
import { expect } from "chai";
import { policies } from "../../../../policy-pack/policies";
import {
  type ConfigurablePolicy,
  createConfigSchema,
} from "../../../../tools/docs/pack-config/config-schema";

const schema = createConfigSchema(policies as readonly ConfigurablePolicy[]);
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const exemption = {
  policy: "lambda-arm64",
  resource: "report",
  reason: "its native library has no arm64 build",
  owner: "data-platform",
  expires: "2027-01-31",
};

const good: readonly (readonly [title: string, config: object])[] = [
  ["nothing", {}],
  ["a level for all", { all: "advisory" }],
  ["a level for all, as an object", { all: { enforcementLevel: "advisory" } }],
  ["environments of Pulumi ESC", { environments: ["acme/policies"] }],
  ["presets and files that it extends", { extends: ["strict", "../acme/policies.json"] }],
  ["a level", { "lambda-arm64": "disabled" }],
  [
    "a level and a parameter",
    { "lambda-arm64": { enforcementLevel: "advisory", allowedArchitectures: ["x86_64"] } },
  ],
  ["a parameter alone", { "lambda-memory-ceiling": { maxMemoryMb: 2048 } }],
  ["an exemption", { settings: { exemptions: [exemption] } }],
  ["an exemption with a ticket", { settings: { exemptions: [{ ...exemption, ticket: "OPS-1" }] } }],
];

const bad: readonly (readonly [title: string, config: unknown])[] = [
  ["a policy that is not there", { "lambda-arm46": "disabled" }],
  ["a level that is not there", { "lambda-arm64": "on" }],
  ["a level that is no text", { "lambda-arm64": true }],
  ["a level in an object that is not there", { "lambda-arm64": { enforcementLevel: "on" } }],
  ["a parameter that is not there", { "lambda-arm64": { architectures: ["x86_64"] } }],
  ["a value of another type", { "lambda-memory-ceiling": { maxMemoryMb: "2048" } }],
  ["a value out of bounds", { "lambda-memory-ceiling": { maxMemoryMb: 64 } }],
  ["a parameter for all", { all: { maxMemoryMb: 2048 } }],
  ["an exemption from no policy", { settings: { exemptions: [{ ...exemption, policy: "x" }] } }],
  [
    "an exemption from the settings",
    { settings: { exemptions: [{ ...exemption, policy: "settings" }] } },
  ],
  [
    "an exemption without a reason",
    { settings: { exemptions: [{ ...exemption, reason: undefined }] } },
  ],
  [
    "an exemption with a property that is not there",
    { settings: { exemptions: [{ ...exemption, until: "2027" }] } },
  ],
  ["the schema's own name, which the engine takes for a policy", { $schema: "./x.json" }],
  ["one name to extend, without a list", { extends: "strict" }],
  ["a list", []],
];

describe("the schema of the configuration file", () => {
  for (const [title, config] of good) {
    it(`takes ${title}`, () => {
      validate(config);
      expect(validate.errors).to.equal(null);
    });
  }

  for (const [title, config] of bad) {
    it(`refuses ${title}`, () => {
      expect(validate(config)).to.equal(false);
    });
  }

  it("describes each policy and each parameter, for editors to show", () => {
    const { properties } = schema as {
      readonly properties: Readonly<Record<string, { readonly description?: string }>>;
    };
    const described = Object.entries(properties).filter(([, { description }]) => description);
    expect(described.map(([name]) => name)).to.deep.equal([
      "extends",
      "all",
      "environments",
      ...policies.map(({ name }) => name),
    ]);
  });
});
