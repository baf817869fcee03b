import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { VARIANTS } from "../../../tools/bench/run-variant";
import { type TestData, writeTestFile } from "../../../tools/bench/test-data";

describe("the variants of the benchmark", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "variants-"));
    for (const data of ["orders", "csv", "readings", "dialect"] as const) {
      await writeTestFile({ path: join(folder, data), data, isGzip: true, maxRecords: 2_500 });
    }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const run = async (name: string, data: TestData) => {
    const output = join(await mkdtemp(join(folder, "run-")), name);
    await VARIANTS[name]?.(join(folder, data), output);
    const content = await readFile(output);
    const isGzip = content[0] === 0x1f;
    return (isGzip ? gunzipSync(content) : zstdDecompressSync(content)).toString();
  };
  const linesOf = (text: string) => text.split("\n").length - 1;

  const rows: readonly (readonly [TestData, string, readonly string[], number])[] = [
    ["orders", "orders-core", ["orders-by-hand", "orders-row-by-row"], 2_495],
    ["readings", "readings-core", ["readings-by-hand", "readings-row-by-row"], 2_500],
    ["csv", "csv-core", ["csv-parse-batches", "csv-parse-row-by-row"], 2_495],
  ];
  for (const [data, ours, others, records] of rows) {
    it(`write the same bytes of ${data}: ${[ours, ...others].join(", ")}`, async () => {
      const expected = await run(ours, data);
      expect(linesOf(expected)).to.equal(records);
      for (const other of others) expect(await run(other, data)).to.equal(expected);
    });
  }

  for (const data of ["orders", "readings"] as const) {
    it(`write ${data} as they are where nothing is transformed`, async () => {
      const original = gunzipSync(await readFile(join(folder, data))).toString();
      expect(await run(`${data}-floor`, data)).to.equal(original);
    });
  }

  it("write the same bytes with a function, with zstd and of another dialect", async () => {
    const orders = await run("orders-core", "orders");
    expect(await run("orders-function", "orders")).to.equal(orders);
    expect(await run("orders-zstd", "orders")).to.equal(orders);
    const csv = await run("csv-core", "csv");
    expect(await run("csv-zstd", "csv")).to.equal(csv);
    expect(await run("csv-dialect", "dialect")).to.equal(csv);
  });

  it("write every digit where they are without loss", async () => {
    const [first = ""] = (await run("orders-lossless", "orders")).split("\n");
    expect(first).to.match(/"quantity":\d+,"price":\d+\.\d{2},/);
  });

  it("write hashes where they redact, and all else as without", async () => {
    const plain = await run("orders-core", "orders");
    const redacted = await run("orders-core-redacted", "orders");
    expect(linesOf(redacted)).to.equal(linesOf(plain));
    expect(redacted.replace(/"customer":"[0-9a-f]{64}"/g, '"customer":"-"')).to.equal(
      plain.replace(/"customer":"[^"]+"/g, '"customer":"-"'),
    );
  });
});
