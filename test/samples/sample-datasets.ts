import { createReadStream, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type Column, columnsOf } from "../../lambdas/data-output/columns";
import { toParquet } from "../../lambdas/data-output/parquet";
import { readBatches } from "../../lambdas/data-transform/read-batches";
import type { Dataset } from "../../lambdas/datasets/dataset-types";
import { loadDataset } from "../../tools/local-pipeline/trial/load-dataset";
import { projectPath } from "../../tools/project-path";

const FOLDER = projectPath("samples/datasets");

/** A file of samples/datasets, and what the pipeline makes of it. */
export interface SampleResult {
  readonly dataset: Dataset;
  readonly columns: readonly Column[];
  readonly ndjson: string;
  readonly reasons: readonly string[];
}

/** The names of the modules. */
export const SAMPLES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""))
  .toSorted();

/** @param key of the raw object */
export async function resultOf(name: string, key = `raw/${fileOf(name)}`): Promise<SampleResult> {
  const module = join(FOLDER, `${name}.ts`);
  const [dataset] = Object.values(require(module) as Readonly<Record<string, Dataset>>);
  if (dataset === undefined) throw new Error(`${module} exports nothing`);
  const body = createReadStream(join(FOLDER, fileOf(name)));
  const written: Buffer[] = [];
  const reasons: string[] = [];
  for await (const batch of readBatches({ key, body }, loadDataset(module, {}), 1e9)) {
    written.push(batch.written);
    for (const line of batch.rejects.toString().split("\n").slice(0, -1)) {
      reasons.push(JSON.parse(line).reason);
    }
  }
  const ndjson = Buffer.concat(written).toString();
  return { dataset, columns: columnsOf(dataset), ndjson, reasons };
}

export async function parquetOf({ ndjson, columns }: SampleResult): Promise<Buffer> {
  async function* content() {
    yield Buffer.from(ndjson);
  }
  const parts: Buffer[] = [];
  // Several groups of rows, as large files have.
  for await (const part of toParquet(content(), columns, "sample", 50)) parts.push(part);
  return Buffer.concat(parts);
}

function fileOf(name: string): string {
  const stem = name.replace("-", ".");
  const files = readdirSync(FOLDER).filter((file) => !file.endsWith(".ts"));
  const found = files.find((file) => basename(file).startsWith(`${stem}.`));
  if (found === undefined) throw new Error(`no file is of the data set ${name}`);
  return found;
}
