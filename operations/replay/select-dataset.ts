import { RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { parseProcessedKey, pathOfRawKey } from "@lambda-etl/shared/keys";
import { datasetChooser, datasetsOf } from "../../lambdas/datasets/choose-dataset";
import type { Datasets } from "../../lambdas/datasets/dataset-types";
import { datasets as configured } from "../../lambdas/datasets/datasets";
import { UsageError } from "../command/errors";
import type { CurrentObject } from "./current-objects";

/** @throws UsageError if there is no data set of this name */
export function checkDatasetName(name: string | undefined, datasets: Datasets = configured): void {
  const names = datasetsOf(datasets).map((dataset) => dataset.name);
  if (name === undefined || names.includes(name)) return;
  const expected =
    names.length === 0
      ? "no --dataset, since lambdas/datasets/datasets.ts has one specification for all objects"
      : `one of ${names.join(", ")}`;
  throw new UsageError(`--dataset: expected ${expected}, got ${name}`);
}

/** The objects that belong to a data set: the first whose keys match. Without a name, all objects. */
export async function* selectDataset<Each extends Pick<CurrentObject, "key">>(
  objects: AsyncIterable<Each>,
  name: string | undefined,
  datasets: Datasets = configured,
): AsyncGenerator<Each, void> {
  const choose = datasetChooser(datasetsOf(datasets));
  for await (const object of objects) {
    if (name === undefined || choose(pathOf(object.key))?.name === name) yield object;
  }
}

function pathOf(key: string): string {
  return key.startsWith(RAW_PREFIX) ? pathOfRawKey(key) : parseProcessedKey(key).path;
}
