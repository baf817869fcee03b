import type { Dataset, Datasets, KeyChoice } from "./dataset-types";

/** Valid names of data sets. */
export const DATASET_NAME = /^[a-z][a-z0-9-]{0,39}$/;
export const DATASET_NAME_TEXT = "up to 40 lower-case letters, digits and hyphens, a letter first";

/** The data sets of a pipeline that has several; otherwise an empty list. */
export function datasetsOf(datasets: Datasets): readonly Dataset[] {
  return "datasets" in datasets ? datasets.datasets : [];
}

/** The prefix of the keys of a data set's results, before their date. */
export function outputPrefixOf({ name, outputPrefix = `${name}/` }: Dataset): string {
  return outputPrefix;
}

/**
 * Finds the data set of an object: the first one that matches its key.
 * @param path the object's key without raw/
 */
export function datasetChooser<Each extends Pick<Dataset, "keys">>(
  datasets: readonly Each[],
): (path: string) => Each | undefined {
  const choices = datasets.map((dataset) => ({ dataset, isOf: keyTest(dataset.keys) }));
  return (path) => choices.find(({ isOf }) => isOf(path))?.dataset;
}

function keyTest({ prefix = "", pattern }: KeyChoice): (path: string) => boolean {
  if (pattern === undefined) return (path) => path.startsWith(prefix);
  const whole = new RegExp(`^(?:${pattern})$`, "su");
  return (path) => path.startsWith(prefix) && whole.test(path);
}
