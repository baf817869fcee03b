import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { parquetReadObjects } from "hyparquet";
import { runPipelineScript } from "../../support/programs/run-script";
import { expectedResults, NAMES, readExpected, readResults, SAMPLES } from "./sample-results";

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

  it("gives the same records as Parquet", async () => {
    const args = [...SAMPLES, "--output", folder, "--format", "parquet", "--json"];
    const { stdout, status } = await runPipelineScript(args);

    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const name of NAMES) {
      const path = paths.find((path) => path.includes(`${name}-`) && path.endsWith(".parquet"));
      const { buffer, byteOffset, byteLength } = readFileSync(join(folder, path ?? ""));
      const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
      const lines = readExpected(name, "records.ndjson").trimEnd().split("\n");
      expect(
        (
          await parquetReadObjects({
            file,
            compressors: { ZSTD: (input) => zstdDecompressSync(input) },
          })
        ).map(toRecord),
      ).to.deep.equal(lines.map((line) => JSON.parse(line)));
    }
    expect(JSON.parse(stdout).failures).to.deep.equal([]);
    expect(status).to.equal(0);
  });
});

/** A row of a Parquet file as the record that it was made of. */
function toRecord(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "bigint") return [name, Number(value)];
      if (!(value instanceof Date)) return [name, value];
      return [name, name === "day" ? value.toISOString().slice(0, 10) : value.toISOString()];
    }),
  );
}
