import { expect } from "chai";
import { report } from "../../../policy-pack/engine/findings";

/** What the SDK is handed. */
function reported(finding: Parameters<typeof report>[1], remedy?: string): unknown {
  const violations: unknown[] = [];
  report((violation) => violations.push(violation), finding, {
    description: "Topics are encrypted.",
    urn: "urn",
    ...(remedy !== undefined && { remedy }),
  });
  return violations[0];
}

describe("the message of a finding", () => {
  it("ends with the remedy where that is asked for", () => {
    expect(reported({ message: "is not encrypted" }, "Set kmsMasterKeyId.")).to.equal(
      "is not encrypted\nRemedy: Set kmsMasterKeyId.",
    );
    expect(reported({ message: "is not encrypted" })).to.equal("is not encrypted");
  });

  it("has no remedy where it is exempt, or evaluated later", () => {
    expect(
      reported({ message: "policy is not known", level: "advisory" }, "Name it."),
    ).to.deep.equal({
      message: "Topics are encrypted.\npolicy is not known",
      enforcementLevel: "advisory",
      urn: "urn",
    });
  });
});
