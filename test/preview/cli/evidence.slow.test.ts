import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { previewCommand } from "../../../preview/cli/preview-command";
import type { Evidence } from "../../../preview/report/evidence/evidence";
import { packsDirectory } from "../packs/pack-fixtures";
import { removeTemporaryProjects, temporaryProgram } from "../temporary-project";
import { runInProcess } from "./run-in-process";

const program = `
  const config = new pulumi.Config();
  for (const [name, memorySize] of Object.entries(config.getObject("functions") ?? {})) {
    new pulumi.CustomResource("aws:lambda/function:Function", name, { memorySize });
  }
  for (const name of config.getObject("buckets") ?? []) {
    new pulumi.CustomResource("aws:s3/bucket:Bucket", name, {});
  }
`;

/** Status and basis of each control. */
function controlsOf({ frameworks, policies }: Evidence) {
  return Object.fromEntries(
    (frameworks[0]?.controls ?? []).map((control) => {
      const parts = policies.filter(({ id }) => control.policies.includes(id));
      const rests = parts.map(({ stack, status, evaluated }) => {
        const names = evaluated.map((urn) => urn.split("::").at(-1)).join(" ");
        return `${stack} ${status} ${names}`.trim();
      });
      return [control.id, [control.status, ...rests]];
    }),
  );
}

describe("--report evidence", () => {
  after(removeTemporaryProjects);

  const pack = path.join(packsDirectory, "with-controls");

  it("reports for each control what was evaluated, by resource or stack, in all stacks", async () => {
    const cwd = temporaryProgram(program, {
      "Pulumi.dev.yaml":
        "config:\n  sample:functions: { small: 512, big: 2048, legacy: 3008 }\n  sample:buckets: [raw]\n",
      "Pulumi.prod.yaml": "config:\n  sample:functions: { small: 512 }\n",
    });
    const config = path.join(cwd, "guard.json");
    const exemption = {
      ...{ policy: "small-functions", resource: "legacy", reason: "old", owner: "data" },
      expires: "2999-12-31",
    };
    writeFileSync(config, JSON.stringify({ settings: { exemptions: [exemption] } }));
    const [json, page] = [path.join(cwd, "evidence.json"), path.join(cwd, "evidence.html")];
    const { status, errors } = await runInProcess(previewCommand(), [
      ...["--cwd", cwd, "--all-stacks", "--policy-pack", pack, "--policy-pack-config", config],
      ...["--report", `evidence=${json}`, "--report", `evidence=${page}`],
    ]);
    expect({ status, errors }).to.deep.equal({ status: 1, errors: [] });
    const evidence: Evidence = JSON.parse(readFileSync(json, "utf8"));
    const functions = ["failed", "dev failed big legacy small", "prod passed small"];
    expect(controlsOf(evidence)).to.deep.equal({
      "1": functions,
      "2": functions,
      "3": ["failed", "dev failed raw", "prod notApplicable"],
      "4": [
        "undecided",
        "dev undecided sample-dev default_7_48_0 raw big legacy small",
        "prod undecided sample-prod default_7_48_0 small",
      ],
    });
    const [dev] = evidence.policies;
    expect(dev?.failed.map(({ message }) => message)).to.deep.equal(["memory is 2048 MB"]);
    expect(dev?.exempt.map((each) => each.exemption)).to.deep.equal([exemption]);
    expect(readFileSync(page, "utf8")).to.match(/^<!doctype html>/);
  });

  it("is rejected if no pack maps its policies to controls", async () => {
    const cwd = temporaryProgram("");
    const { status, errors } = await runInProcess(previewCommand(), [
      ...["--cwd", cwd, "--policy-pack", path.join(packsDirectory, "evaluating")],
      ...["--report", "evidence=-"],
    ]);
    expect(status).to.equal(2);
    expect(errors.join("\n")).to.include(
      "--report evidence: the folder of evaluating has no compliance.json, which maps policies to controls.",
    );
  });
});
