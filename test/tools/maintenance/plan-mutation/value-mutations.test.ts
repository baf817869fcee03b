import { expect } from "chai";
import { unknownValue } from "../../../../preview/engine/property-values";
import type { Properties } from "../../../../preview/model";
import type { SchemaProperty } from "../../../../tools/maintenance/plan-mutation/schema/schema-type";
import { mutationsOfProperties } from "../../../../tools/maintenance/plan-mutation/value-mutations";

/** `path operator` and the other value, of all changes. */
function changes(properties: Properties, declared: readonly SchemaProperty[] = []) {
  return [...mutationsOfProperties(properties, declared)].map(({ path, operator, value }) => [
    `${path} ${operator}`,
    value,
  ]);
}

const text = { kind: "string", values: [] } as const;

describe("the changes of values", () => {
  it("are other numbers, of a number", () => {
    expect(changes({ timeout: 60 })).to.deep.equal([
      ["timeout removed", undefined],
      ["timeout ignored", undefined],
      ["timeout unknown", unknownValue],
      ["timeout = 0", 0],
      ["timeout = -1", -1],
      ["timeout = 1000000000", 1_000_000_000],
      ["timeout one more", 61],
      ["timeout one less", 59],
      ["timeout as text", "60"],
      ["timeout no number", "text"],
    ]);
  });

  it("are the other one and texts, of a boolean", () => {
    expect(changes({ publish: true }).slice(3)).to.deep.equal([
      ["publish flipped", false],
      ["publish as text", "true"],
      ["publish flipped as text", "false"],
    ]);
  });

  it("are other texts, and the documented ones, of a text", () => {
    const declared: SchemaProperty = {
      name: "mode",
      isRequired: true,
      type: { kind: "string", values: ["Active", "PassThrough"] },
    };
    expect(changes({ mode: "Active" }, [declared]).slice(3)).to.deep.equal([
      ["mode empty", ""],
      ["mode other case", "ACTIVE"],
      ["mode other text", "Active-other"],
      ["mode = PassThrough", "PassThrough"],
    ]);
  });

  it("are another region and another account, of an ARN", () => {
    const arn = "arn:aws:sns:eu-central-1:123456789012:alarms";
    expect(changes({ topic: arn }).slice(-2)).to.deep.equal([
      ["topic other region", "arn:aws:sns:ap-south-2:123456789012:alarms"],
      ["topic other account", "arn:aws:sns:eu-central-1:999999999999:alarms"],
    ]);
  });

  it("are fewer, more and reordered elements, of a list", () => {
    const found = changes({ layers: ["a", "b"] });
    expect(found.slice(3, 7)).to.deep.equal([
      ["layers empty", []],
      ["layers reversed", ["b", "a"]],
      ["layers[*] doubled", ["a", "a", "b"]],
      ["layers[*] removed", undefined],
    ]);
  });

  it("are other keys, of a map", () => {
    const found = changes({ tags: { Team: "data" } });
    expect(found.slice(3, 7)).to.deep.equal([
      ["tags empty", {}],
      ["tags key added", { Team: "data", other: "text" }],
      ["tags.Team key renamed", { TeamOther: "data" }],
      ["tags.Team key of other case", { TEAM: "data" }],
    ]);
  });

  it("put a secret among the variables of an environment", () => {
    const found = changes({ environment: { variables: { STAGE: "prod" } } });
    const [, value] =
      found.find(([change]) => change === "environment.variables secret added") ?? [];
    expect(value).to.have.all.keys("STAGE", "DB_PASSWORD");
  });

  it("reach into documents, where nothing is unknown or ignored by itself", () => {
    const found = changes({ policy: JSON.stringify({ Effect: "Deny" }) });
    expect(found.map(([change]) => change)).to.deep.equal([
      ...["policy removed", "policy ignored", "policy unknown", "policy empty", "policy empty"],
      ...["policy key added", "policy.Effect key renamed", "policy.Effect key of other case"],
      ...["policy.Effect removed", "policy.Effect empty", "policy.Effect other case"],
      ...["policy.Effect other text", "policy.Effect = *"],
    ]);
  });

  it("are removal and ignoreChanges, of what is not known", () => {
    expect(changes({ role: unknownValue }).map(([change]) => change)).to.deep.equal([
      "role removed",
      "role ignored",
    ]);
  });

  it("are each value of each type, of what is declared and not set", () => {
    const declared: readonly SchemaProperty[] = [
      {
        name: "vpcConfig",
        isRequired: false,
        type: {
          kind: "object",
          properties: [
            { name: "subnetIds", isRequired: true, type: { kind: "list", element: text } },
            { name: "dualStack", isRequired: false, type: { kind: "boolean" } },
          ],
        },
      },
    ];
    expect(changes({}, declared)).to.deep.equal([
      ["vpcConfig ignored", undefined],
      ["vpcConfig unknown", unknownValue],
      ["vpcConfig set", { subnetIds: ["text"] }],
      ["vpcConfig.subnetIds empty", { subnetIds: [] }],
      ["vpcConfig.subnetIds[*] = text", { subnetIds: ["text"] }],
      ["vpcConfig.dualStack = true", { subnetIds: ["text"], dualStack: true }],
      ["vpcConfig.dualStack = false", { subnetIds: ["text"], dualStack: false }],
    ]);
  });
});
