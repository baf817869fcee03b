import { RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { parseProcessedKey, pathOfRawKey } from "@lambda-etl/shared/keys";
import { datasetChooser, datasetsOf } from "../../lambdas/datasets/choose-dataset";
import type { Dataset, Datasets } from "../../lambdas/datasets/dataset-types";
import { datasets as configured } from "../../lambdas/datasets/datasets";
import type { CurrentObject } from "./current-objects";

/** The objects that a data set's keys fit, and no data set before it; all where none is given. */
export async function* ofDataset<Each extends Pick<CurrentObject, "key">>(
  objects: AsyncIterable<Each>,
  dataset: Dataset | undefined,
  datasets: Datasets = configured,
): AsyncGenerator<Each, void> {
  const choose = datasetChooser(datasetsOf(datasets));
  for await (const object of objects) {
    if (dataset === undefined || choose(pathOf(object.key))?.name === dataset.name) yield object;
  }
}

function pathOf(key: string): string {
  return key.startsWith(RAW_PREFIX) ? pathOfRawKey(key) : parseProcessedKey(key).path;
}
