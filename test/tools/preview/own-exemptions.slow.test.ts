import path from "node:path";
import { expect } from "chai";
import { runPreview } from "../../../preview/run/run-preview";
import { removeTemporaryProjects, temporaryProgram } from "../../preview/temporary-project";
import { inAMonth } from "../../support/policies/in-a-month";

const packDirectory = path.resolve(__dirname, "../../../policy-pack");

const program = `
class Aws extends pulumi.CustomResource {}
new Aws("aws:sqs/queue:Queue", "orders", { sqsManagedSseEnabled: false });
new Aws("aws:sqs/queue:Queue", "returns", { sqsManagedSseEnabled: false });`;

function exemption(policy: string, resource: string) {
  return { policy, resource, reason: "agreed", owner: "data", expires: inAMonth };
}

describe("exemptions in the stack's own repository", () => {
  after(removeTemporaryProjects);

  it("hold beside those of the organization's file, whose levels and parameters stay", async () => {
    const cwd = temporaryProgram(program, {
      "acme/policies.json": JSON.stringify({
        extends: ["strict"],
        "required-tags": "disabled",
        settings: { exemptions: [exemption("sqs-queue-secure", "orders")] },
      }),
      "policies.json": JSON.stringify({
        extends: ["./acme/policies.json"],
        settings: { exemptions: [exemption("sqs-queue-secure", "returns")] },
      }),
    });
    const levels = async (config: string) => {
      const policyPacks = [{ pack: packDirectory, config: path.join(cwd, config) }];
      const { violations } = await runPreview({ cwd, stack: "dev", policyPacks });
      return violations
        .filter(({ policy }) => policy === "sqs-queue-secure" || policy === "required-tags")
        .map(({ urn, policy, level }) => `${urn.split("::").at(-1)} ${policy} ${level}`);
    };
    const all = await levels("acme/policies.json");
    expect(all).to.include("orders sqs-queue-secure advisory");
    expect(all).to.include("returns sqs-queue-secure mandatory");

    const own = await levels("policies.json");
    expect(own).to.deep.equal(all.map((each) => each.replace("mandatory", "advisory")));
  });
});
