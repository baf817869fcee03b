import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { parquetReadObjects } from "hyparquet";
import { PROJECT_ROOT } from "../../scripts/build-stamp";
import { type MotoServer, startMoto, whyNoMoto } from "../support/moto-server";
import { runPipelineScript } from "../support/run-script";

const NAMES = ["orders.csv", "orders.ndjson"];
const SAMPLES = NAMES.map((name) => join(PROJECT_ROOT, "samples", name));

const readExpected = (name: string, file: string) =>
  readFileSync(join(__dirname, "expected", name, file), "utf8");

/** The results of a run by path, uncompressed, with what the day and the time have put into them taken out. */
function readResults(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const content = readFileSync(join(parentPath, name));
      const text = (name.endsWith(".gz") ? gunzipSync(content) : content).toString();
      const path = join(parentPath, name).slice(folder.length + 1);
      return [withoutTime(path), path.startsWith("_manifests/") ? withoutTime(text) : text];
    }),
  );
}

function withoutTime(text: string): string {
  return text
    .replace(/dt=\d{4}-\d{2}-\d{2}\//g, "dt=DATE/")
    .replace(/"(lastModified|sequencer)": "[^"]*"/g, '"$1": "TIME"');
}

function expectedResults(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const manifest = readExpected(name, "manifest.json");
      const { files, rejects } = JSON.parse(manifest);
      return [
        [`_manifests/etl-local-source/${name}.json`, manifest],
        [files[0].key, readExpected(name, "records.ndjson")],
        [rejects.key, readExpected(name, "rejects.ndjson")],
      ];
    }),
  );
}

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
  }).timeout(60_000);

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
  }).timeout(60_000);

  const reason = whyNoMoto();
  if (reason !== undefined) {
    it(`gives the same over moto (skipped: ${reason})`);
  } else {
    describe("over moto, which does conditional writes", () => {
      let moto: MotoServer;

      before(async () => {
        moto = await startMoto();
      });

      after(() => moto.stop());

      it("gives the same, and leaves no bucket behind", async () => {
        const args = [...SAMPLES, "--output", folder, "--endpoint", moto.endpoint];
        const { status } = await runPipelineScript(args);

        expect(readResults(folder)).to.deep.equal(expectedResults());
        expect(await (await fetch(moto.endpoint)).text()).to.not.include("<Bucket>");
        expect(status).to.equal(0);
      }).timeout(60_000);

      it("refuses buckets that exist, having left its own with --keep", async () => {
        const args = [...SAMPLES, "--endpoint", moto.endpoint, "--prefix", "kept"];
        await runPipelineScript([...args, "--output", join(folder, "first"), "--keep"]);
        const second = await runPipelineScript([...args, "--output", join(folder, "second")]);

        expect(second).to.deep.equal({
          status: 1,
          stdout: "",
          stderr:
            "error: the bucket kept-source exists already: remove it, or give another --prefix\n",
        });
      }).timeout(60_000);
    });
  }
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
