import { expect } from "chai";
import { integer } from "../../../../policy-pack/engine/config";
import { resourcePolicy } from "../../../../policy-pack/engine/define-policy";
import { renamed } from "../../../../policy-pack/engine/former-names";
import { surfaceOf } from "../../../../tools/release/surface/surface";

const sizeCeiling = resourcePolicy({
  name: "size-ceiling",
  formerNames: ["memory-limit", "memory"],
  displayName: "Size",
  description: "A function is small.",
  severity: "low",
  enforcementLevel: "advisory",
  tags: ["lambda"],
  remediationSteps: "Make it smaller.",
  resourceTypes: ["aws:lambda/function:Function"],
  config: { maxMb: renamed(integer(512, "Most megabytes."), "limit") },
  check: () => false,
});

const recorded = {
  version: "1.2.0",
  policies: {
    "size-ceiling": {
      level: "advisory",
      formerNames: { "memory-limit": "1.2.0", memory: "1.2.0" },
      parameters: { maxMb: { type: "integer", default: 512, formerNames: { limit: "1.2.0" } } },
    },
  },
};

describe("what is recorded of a release", () => {
  it("is each policy with its level, its parameters and its former names", () => {
    expect(surfaceOf([sizeCeiling], "1.2.0")).to.deep.equal(recorded);
  });

  it("has former names with the version that was the first to have them", () => {
    const { policies } = surfaceOf([sizeCeiling], "2.0.0", recorded);
    expect(policies).to.deep.equal(recorded.policies);
  });
});
