import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { parquetMetadata } from "hyparquet";
import { specification } from "../../lambdas/datasets/specification";
import type { Specification } from "../../lambdas/datasets/specification-types";
import type { VariantRun } from "./transform-table";
import { csvParseBatches, floorOf } from "./variants/batched";
import { coreOf } from "./variants/core";
import { modifyOrder, modifyOrderOfCsv, modifyReading } from "./variants/modify";
import { parquetOf, zstdOf } from "./variants/other-results";
import { rowByRow } from "./variants/row-by-row";
import type { Variant } from "./variants/variant";

const plain: Specification = {
  ...specification,
  fields: { ...specification.fields, customer: { type: "string", source: "email" } },
};

const { total: _, ...withoutTotal } = plain.fields;

const lossless: Specification = {
  ...plain,
  fields: {
    ...withoutTotal,
    quantity: { type: "int64", default: 1, filter: { min: 1 } },
    price: { type: "decimal", precision: 12, scale: 2, required: true },
  },
};

const withFunction: Specification = {
  ...plain,
  fields: {
    ...plain.fields,
    total: {
      type: "number",
      make: ({ quantity, price }) => (quantity as number) * (price as number),
    },
  },
};

const dialect: Specification = {
  ...plain,
  csv: { delimiter: ";", escape: "\\" },
  values: { nullWords: ["-"], decimalSeparator: "," },
  fields: {
    ...plain.fields,
    paid: {
      type: "boolean",
      default: false,
      booleanWords: { true: ["ja"], false: ["nein"] },
    },
  },
};

const readings: Specification = {
  version: 1,
  maxRejectShare: 0.1,
  fields: {
    sensor: { type: "string", required: true },
    at: { type: "timestamp", required: true },
    celsius: { type: "number", required: true },
    ok: { type: "boolean", default: false },
  },
};

export const VARIANTS: Readonly<Record<string, Variant>> = {
  "orders-floor": floorOf((raw) => raw),
  "orders-core": coreOf(plain, "orders.ndjson.gz"),
  "orders-by-hand": floorOf(modifyOrder),
  "orders-core-redacted": coreOf(specification, "orders.ndjson.gz"),
  "orders-lossless": coreOf(lossless, "orders.ndjson.gz"),
  "orders-function": coreOf(withFunction, "orders.ndjson.gz"),
  "orders-zstd": zstdOf(plain, "orders.ndjson.gz"),
  "orders-parquet": parquetOf(plain, "orders.ndjson.gz"),
  "orders-row-by-row": rowByRow(modifyOrder, "ndjson"),
  "readings-floor": floorOf((raw) => raw),
  "readings-core": coreOf(readings, "readings.ndjson.gz"),
  "readings-by-hand": floorOf(modifyReading),
  "readings-row-by-row": rowByRow(modifyReading, "ndjson"),
  "csv-core": coreOf(plain, "orders.csv.gz"),
  "csv-dialect": coreOf(dialect, "orders.csv.gz"),
  "csv-parse-batches": csvParseBatches(plain),
  "csv-parse-row-by-row": rowByRow(modifyOrderOfCsv, "csv"),
};

async function main([name = "", input = "", output = ""]: readonly string[]): Promise<void> {
  const variant = VARIANTS[name];
  if (variant === undefined) throw new Error(`there is no variant ${name}`);
  const startedAt = performance.now();
  const cpuAt = process.cpuUsage();
  await variant(input, output);
  const { user, system } = process.cpuUsage(cpuAt);
  const seconds = (performance.now() - startedAt) / 1000;
  const run: VariantRun = { cpuSeconds: (user + system) / 1e6, seconds, ...(await look(output)) };
  process.stdout.write(JSON.stringify(run));
}

async function look(output: string): Promise<Pick<VariantRun, "records" | "sha256">> {
  const content = await readFile(output);
  const start = content.subarray(0, 4);
  if (start.toString("latin1") === PARQUET_MAGIC) {
    return { records: Number(parquetMetadata(Uint8Array.from(content).buffer).num_rows) };
  }
  const decoder = start.toString("hex") === ZSTD_MAGIC ? createZstdDecompress() : createGunzip();
  const sha256 = createHash("sha256");
  let records = 0;
  for await (const chunk of createReadStream(output).pipe(decoder)) {
    sha256.update(chunk);
    for (const byte of chunk as Buffer) if (byte === 10) records += 1;
  }
  return { records, sha256: sha256.digest("hex") };
}

const PARQUET_MAGIC = "PAR1";
const ZSTD_MAGIC = "28b52ffd";

if (require.main === module) void main(process.argv.slice(2));
