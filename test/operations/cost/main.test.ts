import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runNpmScript } from "../../support/programs/npm-script";

// The part of the output of pulumi stack export that is read.
const STATE = {
  version: 3,
  deployment: {
    resources: [
      {
        urn: "urn:pulumi:prod::etl::pulumi:providers:aws::aws",
        type: "pulumi:providers:aws",
        inputs: { region: "us-east-1" },
      },
      {
        urn: "urn:pulumi:prod::etl::etl:pipeline:Function$aws:lambda/function:Function::data-output",
        type: "aws:lambda/function:Function",
        inputs: { name: "etl-prod-data-output", memorySize: 512, architectures: ["arm64"] },
      },
    ],
  },
};

describe("npm run cost", () => {
  let folder: string;
  let state: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "cost-"));
    state = join(folder, "state.json");
    writeFileSync(state, JSON.stringify(STATE));
  });

  after(() => rmSync(folder, { recursive: true }));

  it("prices a stack's state with figures of CloudWatch: 1 M x 1 s x 0.5 GB, less 0.4 M GB-s, $1.33", () => {
    const durations = join(folder, "durations.csv");
    writeFileSync(
      durations,
      "functionName,invocations,averageDurationMs\netl-prod-data-output,1000000,1000\n",
    );
    const args = ["--from", "state", state, "--durations", durations, "--json"];
    const { stdout, stderr, status } = runNpmScript("cost", args);
    expect([stderr, status]).to.deep.equal(["", 0]);
    const { after: cost } = JSON.parse(stdout).functions[0];
    expect(cost.lines.duration.low).to.be.closeTo(1.33334, 1e-9);
  });
});
