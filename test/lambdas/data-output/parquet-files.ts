import { zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { parquetReadObjects } from "hyparquet";
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
    exactAt: { type: "timestamp", resolution: "microseconds" },
    day: { derive: { kind: "date", of: "at" } },
    born: { type: "date" },
    more: { type: "json" },
    secret: { type: "integer", redact: {} },
    name: { derive: { kind: "lowerCase", of: "text" } },
    line: { origin: "line" },
    file: { origin: "key" },
    total: { derive: { kind: "product", of: ["count", "price"] } },
  },
};
export const FULL = {
  text: "Äé€😀",
  count: 9007199254740991,
  price: 0.1,
  paid: false,
  at: "2026-11-23T12:34:56.789Z",
  exactAt: "2026-11-23T12:34:56.789012Z",
  day: "2026-11-23",
  born: "1969-12-31",
  more: { a: [1, null] },
  secret: "ab12",
  name: "äé€😀",
  line: 12,
  file: "raw/a.csv",
  total: -1.5e300,
};
export const EMPTY = Object.fromEntries(Object.keys(FULL).map((name) => [name, null]));

/** The file of a part whose content comes in these chunks. */
export async function write(
  chunks: readonly (Buffer | string)[],
  rowGroupRows?: number,
  specification = SPECIFICATION,
): Promise<ArrayBuffer> {
  async function* content() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const parts: Buffer[] = [];
  const file = toParquet(content(), columnsOf(specification), "s3://in/part", rowGroupRows);
  for await (const part of file) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts)).buffer;
}

export const read = (file: ArrayBuffer) =>
  parquetReadObjects({ file, compressors: { ZSTD: (bytes) => zstdDecompressSync(bytes) } });

const RECORDS = Array.from({ length: 7 }, (_, index) => ({ ...FULL, price: index }));
export const CONTENT = Buffer.from(RECORDS.map((record) => `${JSON.stringify(record)}\n`).join(""));
/** In the first record and its end. */
export const CUTS = Array.from({ length: 299 }, (_, index) => index + 1);

/** Compares the files of a content that comes in two chunks with the file of the whole. */
export async function expectSameCutAt(cuts: readonly number[]): Promise<void> {
  const whole = Buffer.from(await write([CONTENT], 3));
  for (const cut of cuts) {
    const parts = [CONTENT.subarray(0, cut), CONTENT.subarray(cut)];
    expect(Buffer.from(await write(parts, 3)).equals(whole), `cut at ${cut}`).to.equal(true);
  }
}
