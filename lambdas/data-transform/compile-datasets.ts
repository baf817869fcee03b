import { datasetChooser, outputPrefixOf } from "../datasets/choose-dataset";
import type { Dataset, DatasetList, Datasets } from "../datasets/dataset-types";
import type { Specification } from "../datasets/specification-types";
import { checkDatasets } from "./check-datasets";
import { type CompiledTransform, compile } from "./compile";

/** The transforms of a pipeline, made ready. */
export interface CompiledDatasets {
  readonly transforms: readonly CompiledTransform[];
  /** What becomes of objects of no data set; undefined where there are none such. */
  readonly otherwise: DatasetList["otherwise"] | undefined;
  /**
   * The transform of an object, or undefined where it is of no data set.
   * @param path its key without raw/
   */
  transformOf(path: string): CompiledTransform | undefined;
}

/** Gives the hash of the code of a module in lambdas/datasets/, for a specification that has functions. */
export type CodeHashOf = (module: string, specification: Specification) => string | undefined;

/** The module of the one specification, where there are no data sets. */
export const SINGLE_MODULE = "specification";

/**
 * Checks and compiles what the pipeline is configured with.
 * @throws one error with every problem
 */
export function compileDatasets(
  datasets: Datasets,
  env: NodeJS.ProcessEnv = process.env,
  codeHashOf: CodeHashOf = () => undefined,
): CompiledDatasets {
  checkDatasets(datasets);
  if (!("datasets" in datasets)) {
    const { specification } = datasets;
    const codeHash = codeHashOf(SINGLE_MODULE, specification);
    const transform = compile(specification, env, { codeHash });
    return { transforms: [transform], otherwise: undefined, transformOf: () => transform };
  }
  const compiled = datasets.datasets.map((dataset) => ({
    keys: dataset.keys,
    transform: compileDataset(dataset, codeHashOf(dataset.name, dataset), env),
  }));
  const choose = datasetChooser(compiled);
  return {
    transforms: compiled.map(({ transform }) => transform),
    otherwise: datasets.otherwise,
    transformOf: (path) => choose(path)?.transform,
  };
}

/** Compiles one data set. What chooses its objects is no part of its hash. */
export function compileDataset(
  dataset: Dataset,
  codeHash: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): CompiledTransform {
  const { name, keys: _, outputPrefix: __, ...specification } = dataset;
  const identity = { name, outputPrefix: outputPrefixOf(dataset) };
  return compile(specification, env, { dataset: identity, codeHash });
}
