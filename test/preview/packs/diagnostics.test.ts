import { AnalyzeDiagnostic } from "@pulumi/pulumi/proto/analyzer_pb";
import { expect } from "chai";
import { toViolation } from "../../../preview/packs/diagnostics";
import type { PackInfo } from "../../../preview/packs/pack-info";

const pack: PackInfo = {
  name: "guard",
  version: "1.0.0",
  supportsConfig: true,
  initialConfig: new Map(),
  policies: [
    {
      name: "topic",
      description: "Topics are encrypted.",
      level: "mandatory",
      remediationSteps: "Set kmsMasterKeyId.",
    },
    { name: "plain", description: "Topics are plain.", level: "mandatory" },
  ],
};

function messageOf(policy: string, message: string): string {
  const { description = "" } = pack.policies.find(({ name }) => name === policy) ?? {};
  const diagnostic = new AnalyzeDiagnostic()
    .setPolicyname(policy)
    .setDescription(description)
    .setMessage(message);
  return toViolation(pack, diagnostic, "urn").message;
}

describe("the message of a violation", () => {
  it("does not contain the description and the remedy, which are shown separately", () => {
    const message = "Topics are encrypted.\nis not encrypted\nRemedy: Set kmsMasterKeyId.";
    expect(messageOf("topic", message)).to.equal("is not encrypted");
  });

  it("keeps a remedy that is not the policy's", () => {
    expect(messageOf("topic", "no\nRemedy: Another.")).to.equal("no\nRemedy: Another.");
    expect(messageOf("plain", "no\nRemedy: Another.")).to.equal("no\nRemedy: Another.");
  });
});
