import { expect } from "chai";
import { valueMistakes } from "../../../preview/packs/config-mistakes";
import { resolveConfig } from "../../../preview/packs/config-resolution";
import type { PolicyConfig, PolicyInfo } from "../../../preview/packs/pack-info";

const schema = {
  properties: {
    limits: { type: "object", default: { low: 1, high: 2 } },
    words: { type: "array", items: { type: "string" }, default: ["a", "b"] },
    text: { type: "string", default: "default" },
  },
  required: [],
};
const policy = { description: "", level: "mandatory" } as const;
const policies: readonly PolicyInfo[] = [
  { ...policy, name: "first", schema },
  { ...policy, name: "second", schema },
  { ...policy, name: "third" },
];

const layer = (config: Readonly<Record<string, PolicyConfig>>) => new Map(Object.entries(config));
const initial = layer({
  all: { level: "mandatory", properties: {} },
  first: { level: "mandatory", properties: { text: "initial", words: ["c"] } },
  second: { level: "advisory", properties: { text: "initial" } },
});
const limits = { low: 1, high: 2 };

describe("resolveConfig", () => {
  it("overrides the schemas' defaults by the pack's constructor", () => {
    expect(Object.fromEntries(resolveConfig(policies, initial))).to.deep.equal({
      first: { level: "mandatory", properties: { limits, text: "initial", words: ["c"] } },
      second: { level: "advisory", properties: { limits, text: "initial", words: ["a", "b"] } },
      third: { level: "mandatory", properties: {} },
    });
  });

  it("overrides both by the file, whole values at a time", () => {
    const file = layer({
      second: { level: "mandatory", properties: { text: "file", limits: { low: 0 } } },
    });
    expect(resolveConfig(policies, initial, file).get("second")).to.deep.equal({
      level: "mandatory",
      properties: { limits: { low: 0 }, text: "file", words: ["a", "b"] },
    });
  });

  it('sets every level by "all", unless a policy has its own', () => {
    const file = layer({
      third: { level: "disabled", properties: {} },
      all: { level: "advisory", properties: {} },
      second: { level: "remediate", properties: {} },
    });
    const levels = [...resolveConfig(policies, initial, file)].map(([name, { level }]) => [
      name,
      level,
    ]);
    expect(levels).to.deep.equal([
      ["first", "advisory"],
      ["second", "remediate"],
      ["third", "disabled"],
    ]);
  });

  it("passes the file's values to a policy that declares no configuration, unchecked", () => {
    const resolved = resolveConfig(policies, layer({ third: { properties: { anything: [1] } } }));
    expect(resolved.get("third")?.properties).to.deep.equal({ anything: [1] });
    expect(valueMistakes(policies, resolved)).to.deep.equal([]);
  });
});
