import { expect } from "chai";
import { resolveConfig } from "../../../preview/packs/config-resolution";
import { createRecorder } from "../../../preview/packs/evaluations";
import type { PackInfo, PolicyConfig, PolicyInfo } from "../../../preview/packs/pack-info";

const policy = (name: string, more: Partial<PolicyInfo> = {}): PolicyInfo => ({
  ...{ name, description: `${name}.`, level: "mandatory", scope: "resource", ...more },
});

const exemptionSchema = {
  type: "array",
  items: {
    type: "object",
    properties: { policy: {}, resource: {}, reason: {}, owner: {}, expires: {} },
  },
};

const info: PackInfo = {
  name: "guard",
  version: "1.0.0",
  supportsConfig: true,
  policies: [
    policy("size", { schema: { properties: { max: { default: 3 } }, required: [] } }),
    policy("everywhere", { tags: ["formerly:anywhere"] }),
    policy("off", { level: "disabled" }),
    policy("whole", { scope: "stack" }),
    policy("settings", { schema: { properties: { exemptions: exemptionSchema }, required: [] } }),
  ],
  initialConfig: new Map(),
};

function recorder(config: ReadonlyMap<string, PolicyConfig> = new Map()) {
  return createRecorder(info, resolveConfig(info.policies, config));
}

describe("what policies evaluate", () => {
  it("is every resource that they apply to, unless they are disabled", () => {
    const recorded = recorder();
    recorded.recordResource("urn:a", []);
    recorded.recordResource("urn:b", ["size"]);
    recorded.recordStack("urn:stack", []);
    const { policies, hasEvaluatedStack } = recorded.evaluation("/pack");
    expect(hasEvaluatedStack).to.equal(true);
    expect(
      policies.map(({ policy: name, urns, isSelective }) => [name, urns, isSelective]),
    ).to.deep.equal([
      ["size", ["urn:a"], true],
      ["everywhere", ["urn:a", "urn:b"], false],
      ["off", [], false],
      ["whole", ["urn:stack"], false],
      ["settings", ["urn:a", "urn:b"], false],
    ]);
  });

  it("does not include the stack before it was evaluated, or if the policy does not apply", () => {
    expect(recorder().evaluation("/pack").hasEvaluatedStack).to.equal(false);
    const recorded = recorder();
    recorded.recordStack("urn:stack", ["whole"]);
    const whole = recorded.evaluation("/pack").policies.find((each) => each.policy === "whole");
    expect(whole).to.deep.include({ urns: [], isSelective: true });
  });

  it("includes the configured levels, parameters and exemptions", () => {
    const exemption = { policy: "size", resource: "a", reason: "r", owner: "o", expires: "" };
    const former = { ...exemption, policy: "anywhere" };
    const given = [{ ...exemption, ticket: "T-1" }, former, "none", {}];
    const config = new Map<string, PolicyConfig>([
      ["size", { level: "advisory", properties: { max: 5 } }],
      ["settings", { properties: { exemptions: given } }],
    ]);
    const { policies, exemptions } = recorder(config).evaluation("/pack");
    expect(policies[0]).to.deep.include({
      level: "advisory",
      parameters: { max: 5 },
      changedParameters: ["max"],
    });
    expect(recorder().evaluation("/pack").policies[0]?.changedParameters).to.deep.equal([]);
    expect(exemptions).to.deep.equal([
      { ...exemption, ticket: "T-1" },
      { ...exemption, policy: "everywhere" },
      { policy: "", resource: "", reason: "", owner: "", expires: "" },
    ]);
  });
});
