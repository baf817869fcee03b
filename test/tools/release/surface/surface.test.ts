import { expect } from "chai";
import { surfaceOf } from "../../../../tools/release/surface/surface";
import { sizeCeiling } from "../../../support/policies/renamed-policy";

const renamedPolicy = sizeCeiling({
  formerNames: ["memory-limit", "memory"],
  enforcementLevel: "advisory",
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
    expect(surfaceOf([renamedPolicy], "1.2.0")).to.deep.equal(recorded);
  });

  it("has former names with the version that was the first to have them", () => {
    const { policies } = surfaceOf([renamedPolicy], "2.0.0", recorded);
    expect(policies).to.deep.equal(recorded.policies);
  });
});
