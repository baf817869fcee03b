import { zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { columnsOf } from "../../../lambdas/data-output/columns";
import { toParquet } from "../../../lambdas/data-output/parquet";
import type { Specification } from "../../../lambdas/datasets/specification-types";

const SPECIFICATION: Specification = {
  version: 1,
  maxRejectShare: 0,
  fields: {
    text: { type: "string", required: true },
    count: { type: "integer" },
    price: { type: "number" },
    paid: { type: "boolean" },
    at: { type: "timestamp" },
    day: { derive: { kind: "date", of: "at" } },
    born: { type: "date" },
    more: { type: "json" },
    secret: { type: "integer", redact: {} },
    name: { derive: { kind: "lowerCase", of: "text" } },
    total: { derive: { kind: "product", of: ["count", "price"] } },
  },
};
const FULL = {
  text: "Äé€😀",
  count: 9007199254740991,
  price: 0.1,
  paid: false,
  at: "2026-11-23T12:34:56.789Z",
  day: "2026-11-23",
  born: "1969-12-31",
  more: { a: [1, null] },
  secret: "ab12",
  name: "äé€😀",
  total: -1.5e300,
};
const EMPTY = Object.fromEntries(Object.keys(FULL).map((name) => [name, null]));

async function write(
  chunks: readonly (Buffer | string)[],
  rowGroupRows?: number,
): Promise<ArrayBuffer> {
  async function* content() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const parts: Buffer[] = [];
  const file = toParquet(content(), columnsOf(SPECIFICATION), "s3://in/part", rowGroupRows);
  for await (const part of file) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts)).buffer;
}

const read = (file: ArrayBuffer) =>
  parquetReadObjects({ file, compressors: { ZSTD: (bytes) => zstdDecompressSync(bytes) } });

describe("a Parquet file", () => {
  it("holds each type of the specification as one of its own, and what is missing as null", async () => {
    const partly = { ...EMPTY, text: "" };

    const file = await write([`${JSON.stringify(FULL)}\n${JSON.stringify(partly)}\n`]);

    expect(await read(file)).to.deep.equal([
      {
        ...FULL,
        count: 9007199254740991n,
        at: new Date("2026-11-23T12:34:56.789Z"),
        day: new Date("2026-11-23"),
        born: new Date("1969-12-31"),
      },
      partly,
    ]);
    const { schema } = parquetMetadata(file);
    const types = schema
      .slice(1)
      .map(({ name, type, converted_type, repetition_type }) => [
        name,
        type,
        converted_type,
        repetition_type,
      ]);
    expect(types).to.deep.equal([
      ["text", "BYTE_ARRAY", "UTF8", "REQUIRED"],
      ["count", "INT64", undefined, "OPTIONAL"],
      ["price", "DOUBLE", undefined, "OPTIONAL"],
      ["paid", "BOOLEAN", undefined, "OPTIONAL"],
      ["at", "INT64", "TIMESTAMP_MILLIS", "OPTIONAL"],
      ["day", "INT32", "DATE", "OPTIONAL"],
      ["born", "INT32", "DATE", "OPTIONAL"],
      ["more", "BYTE_ARRAY", "JSON", "OPTIONAL"],
      ["secret", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["name", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["total", "DOUBLE", undefined, "OPTIONAL"],
    ]);
  });

  it("has row groups of bounded size, and the same records wherever the content is cut", async () => {
    const records = Array.from({ length: 7 }, (_, index) => ({ ...FULL, price: index }));
    const content = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    const whole = await write([content], 3);

    const groups = parquetMetadata(whole).row_groups.map(({ num_rows }) => Number(num_rows));
    expect(groups).to.deep.equal([3, 3, 1]);
    expect((await read(whole)).map(({ price }) => price)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    for (let cut = 1; cut < 300; cut += 1) {
      const parts = [content.subarray(0, cut), content.subarray(cut)];
      expect(
        Buffer.from(await write(parts, 3)).equals(Buffer.from(whole)),
        `cut at ${cut}`,
      ).to.equal(true);
    }
  });

  it("without records still says its columns", async () => {
    const file = await write([]);

    expect(await read(file)).to.deep.equal([]);
    expect(parquetMetadata(file).schema).to.have.length(12);
  });

  it("refuses a record with a field that is no column, instead of losing it", async () => {
    const error = await write([`${JSON.stringify({ ...FULL, extra: 1 })}\n`]).catch(
      (reason: Error) => reason,
    );

    expect(error).to.have.property(
      "message",
      "s3://in/part has the field extra, which this function's specification does not have: it was made with another",
    );
  });
});
