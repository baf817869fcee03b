import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { specification } from "../lambdas/data-transform/specification";
import type { Specification } from "../lambdas/data-transform/specification-types";
import { csvParseBatches, floor } from "./variants/batched";
import { coreOf } from "./variants/core";
import { rowByRow } from "./variants/row-by-row";
import type { Variant } from "./variants/variant";

/** What a run of one variant in a process of its own says of itself, as JSON. */
export interface VariantRun {
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly records: number;
  /** Of the uncompressed output; not given by what runs outside Node. */
  readonly sha256?: string;
}

const plain: Specification = {
  ...specification,
  fields: { ...specification.fields, customer: { type: "string", source: "email" } },
};

const VARIANTS: Readonly<Record<string, Variant>> = {
  floor,
  "ndjson-core": coreOf(plain, "orders.ndjson.gz"),
  "ndjson-core-redacted": coreOf(specification, "orders.ndjson.gz"),
  "ndjson-row-by-row": rowByRow(plain, "ndjson"),
  "csv-core": coreOf(plain, "orders.csv.gz"),
  "csv-parse-batches": csvParseBatches(plain),
  "csv-parse-row-by-row": rowByRow(plain, "csv"),
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
  const sha256 = createHash("sha256");
  let records = 0;
  for await (const chunk of createReadStream(output).pipe(createGunzip())) {
    sha256.update(chunk);
    for (const byte of chunk as Buffer) if (byte === 10) records += 1;
  }
  return { records, sha256: sha256.digest("hex") };
}

void main(process.argv.slice(2));
