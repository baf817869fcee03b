import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { parquetMetadata } from "hyparquet";
import { decompress } from "../../lambdas/data-transform/decompress";
import { specification } from "../../lambdas/datasets/specification";
import type { VariantRun } from "./transform-table";
import { csvParseBatches, floorOf } from "./variants/batched";
import { coreOf } from "./variants/core";
import { modifyOrder, modifyOrderOfCsv, modifyReading } from "./variants/modify";
import { parquetOf } from "./variants/parquet";
import { rowByRow } from "./variants/row-by-row";
import {
  dialect,
  inZstd,
  lossless,
  plain,
  readings,
  withFunction,
} from "./variants/specifications";
import type { Variant } from "./variants/variant";

export const VARIANTS: Readonly<Record<string, Variant>> = {
  "orders-floor": floorOf((raw) => raw),
  "orders-core": coreOf(plain, "orders.ndjson.gz"),
  "orders-by-hand": floorOf(modifyOrder),
  "orders-core-redacted": coreOf(specification, "orders.ndjson.gz"),
  "orders-lossless": coreOf(lossless, "orders.ndjson.gz"),
  "orders-function": coreOf(withFunction, "orders.ndjson.gz"),
  "orders-zstd": coreOf(inZstd, "orders.ndjson.gz"),
  "orders-parquet": parquetOf(plain, "orders.ndjson.gz"),
  "orders-row-by-row": rowByRow(modifyOrder, "ndjson"),
  "readings-floor": floorOf((raw) => raw),
  "readings-core": coreOf(readings, "readings.ndjson.gz"),
  "readings-by-hand": floorOf(modifyReading),
  "readings-row-by-row": rowByRow(modifyReading, "ndjson"),
  "csv-core": coreOf(plain, "orders.csv.gz"),
  "csv-zstd": coreOf(inZstd, "orders.csv.gz"),
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
  if (content.subarray(0, 4).toString("latin1") === PARQUET_MAGIC) {
    return { records: Number(parquetMetadata(Uint8Array.from(content).buffer).num_rows) };
  }
  const sha256 = createHash("sha256");
  let records = 0;
  // Decompresses all parts, each of which is a gzip member or a zstd frame.
  for await (const chunk of decompress(createReadStream(output), undefined)) {
    sha256.update(chunk);
    for (const byte of chunk) if (byte === 10) records += 1;
  }
  return { records, sha256: sha256.digest("hex") };
}

const PARQUET_MAGIC = "PAR1";

if (require.main === module) void main(process.argv.slice(2));
