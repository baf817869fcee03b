import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { previewCommand } from "../../../preview/cli/preview-command";
import { runInProcess } from "../cli/run-in-process";
import { packsDirectory } from "../packs/pack-fixtures";
import { removeTemporaryProjects, temporaryProgram } from "../temporary-project";

const tooLarge = (name: string) =>
  `new pulumi.CustomResource("aws:lambda/function:Function", "${name}", { memorySize: 4096 });`;

describe("a preview that adopts policies", () => {
  let cwd: string;
  let baseline: string;

  before(() => {
    cwd = temporaryProgram(tooLarge("reports"));
    baseline = path.join(cwd, "baseline.json");
    const pack = path.join(packsDirectory, "evaluating");
    writeFileSync(
      path.join(cwd, "offline-preview.json"),
      JSON.stringify({ policyPacks: [pack], baseline: "baseline.json" }),
    );
  });

  after(removeTemporaryProjects);

  const preview = (...args: readonly string[]) =>
    runInProcess(previewCommand(), ["--cwd", cwd, ...args]);

  const change = (program: string) =>
    writeFileSync(
      path.join(cwd, "index.js"),
      `const pulumi = require("@pulumi/pulumi");\n${program}`,
    );

  it("fails without the baseline that its configuration names", async () => {
    const { status, errors } = await preview();
    expect(status).to.equal(64);
    expect(errors).to.deep.equal([
      `error: The baseline ${baseline} does not exist: write it with --write-baseline ${baseline}.`,
    ]);
  });

  it("writes no baseline if the program failed", async () => {
    change('throw new Error("no such table");');
    expect((await preview("--write-baseline", baseline)).status).to.equal(64);
    expect(existsSync(baseline)).to.equal(false);
    change(tooLarge("reports"));
  });

  it("passes known findings, fails on new ones, and lists those that no longer occur", async () => {
    expect((await preview("--write-baseline", baseline)).status).to.equal(0);
    const known = await preview();
    expect(known.status).to.equal(0);
    expect(known.text).to.contain("(reports) (in the baseline): memory is 4096 MB");

    change(tooLarge("reports") + tooLarge("orders"));
    const one = await preview();
    expect(one.status).to.equal(1);
    expect(one.text).to.contain("1 mandatory and 1 advisory policy violations");

    change("");
    const gone = await preview();
    expect(gone.status).to.equal(0);
    expect(gone.text).to.contain("memory-ceiling: aws:lambda:Function (reports)");
  });
});
