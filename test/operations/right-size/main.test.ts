import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runNpmScript } from "../../support/programs/npm-script";

// The part of the output of npm run preview -- --json that is read.
const PLAN = {
  resources: [
    {
      urn: "urn:pulumi:prod::etl::pulumi:providers:aws::aws",
      type: "pulumi:providers:aws",
      inputs: { region: "us-east-1" },
    },
    {
      urn: "urn:pulumi:prod::etl::aws:lambda/function:Function::data-transform",
      type: "aws:lambda/function:Function",
      inputs: {
        name: "etl-data-transform",
        memorySize: 1024,
        architectures: ["arm64"],
        timeout: 300,
      },
    },
  ],
};
const REPORT =
  "REPORT RequestId: r-1\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 1024 MB\tMax Memory Used: 1000 MB\t\n";

describe("npm run right-size", () => {
  let folder: string;
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "right-size-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  it("advises on a function of a plan from a log, within the pack's ceiling", () => {
    const args = ["--state", file("plan.json", JSON.stringify(PLAN)), "--json"];
    const log = file("a.log", REPORT);
    const { stdout, stderr, status } = runNpmScript("right-size", [
      ...args,
      `data-transform=${log}`,
    ]);
    expect([stderr, status]).to.deep.equal(["", 0]);
    const { functions, notInStack } = JSON.parse(stdout);
    expect([functions[0].verdict, functions[0].advice]).to.deep.equal([
      "too small",
      "Up to 98 % of the memory was used. It is already at the policy's ceiling of 1024 MB: use smaller objects or raise the ceiling.",
    ]);
    expect(notInStack).to.deep.equal([]);
  });
});
