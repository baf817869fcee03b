import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runPipelineScript } from "../../support/programs/run-script";
import { expectedResults, readResults, SAMPLES } from "./sample-results";

describe("the pipeline on the sample data", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "samples-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("gives the expected records, rejects and manifests", async () => {
    const { status, stdout } = await runPipelineScript([...SAMPLES, "--output", folder]);

    expect(readResults(folder)).to.deep.equal(expectedResults());
    const [header, ...rows] = stdout.split("\n").map((line) => line.split(/ {2,}/).slice(0, 6));
    expect([header, ...rows.slice(0, 3)]).to.deep.equal([
      ["stage", "invocations", "objects", "records in", "out", "rejected"],
      ["data-ingestion", "2", "2 → 2", "-", "-", "-"],
      ["data-transform", "2", "2 → 2", "302", "285", "17"],
      ["data-output", "4", "2 → 2", "285", "285", "0"],
    ]);
    expect(stdout).to.match(new RegExp(`\nResults: ${folder} \\(in \\d+\\.\\d s\\)\n$`));
    expect(status).to.equal(0);
  });
});
