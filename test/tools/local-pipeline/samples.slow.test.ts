import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { parquetReadObjects } from "hyparquet";
import { type MotoServer, startMoto, whyNoMoto } from "../../support/aws/moto-server";
import { runPipelineScript } from "../../support/programs/run-script";
import { expectedResults, NAMES, readExpected, readResults, SAMPLES } from "./sample-results";

describe("the pipeline on the sample data, over moto, which supports conditional writes", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "samples-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const reason = whyNoMoto();
  if (reason !== undefined) {
    it(`gives the same results (skipped: ${reason})`);
  } else {
    let moto: MotoServer;

    before(async () => {
      moto = await startMoto();
    });

    after(() => moto.stop());

    it("gives the same results and leaves no bucket", async () => {
      const args = [...SAMPLES, "--output", folder, "--endpoint", moto.endpoint];
      const { status } = await runPipelineScript(args);

      expect(readResults(folder)).to.deep.equal(expectedResults());
      expect(await (await fetch(moto.endpoint)).text()).to.not.include("<Bucket>");
      expect(status).to.equal(0);
    });

    it("rejects existing buckets, such as those of a run with --keep", async () => {
      const args = [...SAMPLES, "--endpoint", moto.endpoint, "--prefix", "kept"];
      await runPipelineScript([...args, "--output", join(folder, "first"), "--keep"]);
      const second = await runPipelineScript([...args, "--output", join(folder, "second")]);

      expect(second).to.deep.equal({
        status: 1,
        stdout: "",
        stderr: "error: the bucket kept-source already exists: remove it or use another --prefix\n",
      });
    });
  }
});

describe("the pipeline on the sample data", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "samples-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

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

/** Converts a row of a Parquet file back to its record. */
function toRecord(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "bigint") return [name, Number(value)];
      if (!(value instanceof Date)) return [name, value];
      return [name, name === "day" ? value.toISOString().slice(0, 10) : value.toISOString()];
    }),
  );
}
