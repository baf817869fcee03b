import { expect } from "chai";
import { describeUnfitness } from "../../../policy-pack/startup/versions";

describe("the versions that the pack runs on", () => {
  it("are Node 22 and SDK 1.20 or later", () => {
    expect(describeUnfitness("22.0.0", "v1.20.0")).to.equal(undefined);
    expect(describeUnfitness("26.10.0", "2.0.0")).to.equal(undefined);
  });

  it("refuse an older Node", () => {
    expect(describeUnfitness("20.20.2", "1.21.0")).to.equal(
      "The policy pack needs Node.js 22 or later, and runs on 20.20.2.",
    );
  });

  it("refuse an older SDK", () => {
    expect(describeUnfitness("22.0.0", "v1.19.9")).to.equal(
      "The policy pack needs @pulumi/policy 1.20 or later, and v1.19.9 is installed.",
    );
    expect(describeUnfitness("22.0.0", "0.99.0")).to.equal(
      "The policy pack needs @pulumi/policy 1.20 or later, and 0.99.0 is installed.",
    );
  });
});
