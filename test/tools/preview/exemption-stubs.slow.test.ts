import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { previewCommand } from "../../../preview/cli/preview-command";
import { runInProcess } from "../../preview/cli/run-in-process";
import { removeTemporaryProjects, temporaryProgram } from "../../preview/temporary-project";
import { inAMonth } from "../../support/policies/in-a-month";

const packDirectory = path.resolve(__dirname, "../../../policy-pack");

describe("stubs of exemptions for this repository's pack", () => {
  after(removeTemporaryProjects);

  it("soften nothing, and do once they are filled in", async () => {
    const cwd = temporaryProgram(`
      new pulumi.CustomResource("aws:sqs/queue:Queue", "orders", {
        sqsManagedSseEnabled: false,
        tags: { Project: "shop", Environment: "dev", ManagedBy: "pulumi" },
      });`);
    const file = path.join(cwd, "policies.json");
    writeFileSync(file, "{}");
    const preview = (...args: readonly string[]) => {
      const pack = ["--policy-pack", packDirectory, "--policy-pack-config", file];
      return runInProcess(previewCommand(), ["--cwd", cwd, ...pack, ...args]);
    };
    const mandatoryIn = (text: string) => Number(/^(\d+) mandatory/m.exec(text)?.[1]);

    const first = await preview("--write-exemptions", file);
    const stubs = JSON.parse(readFileSync(file, "utf8")).settings.exemptions;
    expect(stubs).not.to.deep.equal([]);

    const blank = await preview();
    expect(blank.status).to.equal(1);
    for (const { policy, resource } of stubs) {
      expect(blank.text).to.contain(
        `the exemption of nobody from ${policy} for '${resource}' has no reason`,
      );
    }
    expect(mandatoryIn(blank.text)).to.equal(mandatoryIn(first.text) + stubs.length);

    const filled = stubs.map((stub: object) => ({
      ...{ ...stub, reason: "agreed", owner: "team-a", expires: inAMonth },
    }));
    writeFileSync(file, JSON.stringify({ settings: { exemptions: filled } }));
    const accepted = await preview();
    expect(accepted.text).not.to.contain("mandatory]");
    expect(accepted.status).to.equal(0);
  });
});
