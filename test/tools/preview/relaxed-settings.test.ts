import { expect } from "chai";
import { policies } from "../../../policy-pack/policies";
import type { ConfigSchema, JsonObject, PolicyInfo } from "../../../preview/packs/pack-info";
import { relaxedSettings } from "../../../tools/preview/relaxed-settings";

const infos = policies.map(
  ({ name, description, configSchema }): PolicyInfo => ({
    ...{ name, description, level: "mandatory" },
    schema: { properties: configSchema?.properties as ConfigSchema["properties"], required: [] },
  }),
);

function relaxed(config: Readonly<Record<string, JsonObject>>): readonly string[] {
  const layers = Object.entries(config).map(
    ([name, properties]) => [name, { properties }] as const,
  );
  return relaxedSettings(infos, new Map(layers));
}

describe("what check-config says of settings that ask for less than the defaults", () => {
  it("is nothing of the defaults, and nothing of stricter values", () => {
    expect(relaxed({})).to.deep.equal([]);
    expect(relaxed({ "lambda-memory-ceiling": { maxMemoryMb: 256 } })).to.deep.equal([]);
  });

  it("names the value and the default", () => {
    expect(
      relaxed({
        "lambda-memory-ceiling": { maxMemoryMb: 10240 },
        "required-tags": { exceptTypes: ["*"] },
        settings: { asOf: "2020-01-31" },
      }),
    ).to.deep.equal([
      "lambda-memory-ceiling.maxMemoryMb is 10240, and 1024 by default",
      'required-tags.exceptTypes has "*" beyond the default',
      "settings.asOf is 2020-01-31, and today by default",
    ]);
  });

  it("names groups that are others than by default", () => {
    const functionGroups = {
      "data-ingestion": { names: ["*data-ingestion*"] },
      "data-transform": { names: ["no-such-function"] },
    };
    expect(relaxed({ settings: { functionGroups } })).to.deep.equal([
      'settings.functionGroups.data-transform is {"names":["no-such-function"]}, and {"names":["*data-transform*"]} by default',
      'settings.functionGroups.data-output is not set, and {"names":["*data-output*"]} by default',
    ]);
  });
});
