import { datasetChooser, outputPrefixOf } from "../datasets/choose-dataset";
import type { Dataset, DatasetList, Datasets } from "../datasets/dataset-types";
import type { Specification } from "../datasets/specification-types";
import { checkDatasets } from "./check-datasets";
import { type CompiledTransform, compile } from "./compile";

/** The compiled transforms of a pipeline. */
export interface CompiledDatasets {
  readonly transforms: readonly CompiledTransform[];
  /** What happens to objects of no data set; undefined if there can be none. */
  readonly otherwise: DatasetList["otherwise"] | undefined;
  /**
   * The transform of an object, or undefined if it is of no data set.
   * @param path its key without raw/
   */
  transformOf(path: string): CompiledTransform | undefined;
}

/** Gives the code hash of a module in lambdas/datasets/, for a specification that has functions. */
export type CodeHashOf = (module: string, specification: Specification) => string | undefined;

/** The module of the single specification, if there are no data sets. */
export const SINGLE_MODULE = "specification";

/**
 * Checks and compiles the pipeline's configuration.
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

/** Compiles one data set. The rules that select its objects are not part of its hash. */
export function compileDataset(
  dataset: Dataset,
  codeHash: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): CompiledTransform {
  const { name, keys: _, outputPrefix: __, ...specification } = dataset;
  const identity = { name, outputPrefix: outputPrefixOf(dataset) };
  return compile(specification, env, { dataset: identity, codeHash });
}
