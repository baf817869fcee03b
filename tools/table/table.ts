import { columnsOf } from "../../lambdas/data-output/columns";
import type { OutputFormat } from "../../lambdas/data-output/output-manifest";
import { datasetsOf, outputPrefixOf } from "../../lambdas/datasets/choose-dataset";
import type { Datasets } from "../../lambdas/datasets/dataset-types";
import { datasets as configured } from "../../lambdas/datasets/datasets";
import { EXIT, type Run } from "../../operations/command/command";
import { UsageError } from "../../operations/command/errors";
import { checkDatasetName } from "../../operations/replay/select-dataset";
import { readStackConfiguration } from "../../operations/stack";
import type { TableOptions } from "./command-line";
import { tableDdl } from "./table-ddl";

const TABLE_NAME = "results";

/** Prints the statement that creates the table of a data set. */
export const table: Run<TableOptions> = async (options, { stdout }) => {
  const { bucket, format } = await resolveOutput(options);
  const { dataset, name, since } = options;
  const found = findDataset(dataset);
  stdout.write(tableDdl({ ...found, name: name ?? found.name, bucket, format, since }));
  return EXIT.fine;
};

async function resolveOutput({ source, format }: TableOptions) {
  if ("bucket" in source) return { bucket: source.bucket, format: format ?? DEFAULT_FORMAT };
  const { outputBucket, outputFormat } = await readStackConfiguration(source.stack);
  return { bucket: outputBucket, format: format ?? outputFormat };
}

const DEFAULT_FORMAT: OutputFormat = "ndjson";

/**
 * The table's name, prefix and columns.
 * @throws UsageError if the data set is missing or ambiguous
 */
export function findDataset(name: string | undefined, datasets: Datasets = configured) {
  checkDatasetName(name, datasets);
  if (!("datasets" in datasets)) {
    return { name: TABLE_NAME, prefix: "", columns: columnsOf(datasets.specification) };
  }
  const all = datasetsOf(datasets);
  const found = all.find((dataset) => dataset.name === name);
  if (found === undefined) {
    const names = all.map((dataset) => dataset.name).join(", ");
    throw new UsageError(`--dataset: expected one of ${names}, got none`);
  }
  return { name: found.name, prefix: outputPrefixOf(found), columns: columnsOf(found) };
}
