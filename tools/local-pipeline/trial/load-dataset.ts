import { datasetProblems } from "../../../lambdas/data-transform/check-datasets";
import { specificationProblems } from "../../../lambdas/data-transform/check-specification";
import { type CompiledTransform, compile } from "../../../lambdas/data-transform/compile";
import { compileDataset } from "../../../lambdas/data-transform/compile-datasets";
import { hasFunctions } from "../../../lambdas/data-transform/functions";
import type { Dataset } from "../../../lambdas/datasets/dataset-types";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import { OperationError, UsageError } from "../../../operations/command/errors";

// Trials store no results, so the hash does not matter.
const NO_HASH = "trial";

/**
 * Compiles the data set or specification that a TypeScript module exports.
 * @throws UsageError if there is none or several; OperationError with all its problems
 */
export function loadDataset(file: string, env: NodeJS.ProcessEnv): CompiledTransform {
  const found = findDataset(file);
  const problems = isDataset(found) ? datasetProblems(found) : specificationProblems(found);
  if (problems.length > 0) {
    throw new OperationError(
      `${file} is invalid:\n${problems.map((each) => `  ${each}`).join("\n")}`,
    );
  }
  const codeHash = hasFunctions(found) ? NO_HASH : undefined;
  return isDataset(found)
    ? compileDataset(found, codeHash, env)
    : compile(found, env, { codeHash });
}

function findDataset(file: string): Specification | Dataset {
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = require(file);
  } catch (error) {
    throw new OperationError(`${file} can't be loaded: ${(error as Error).message}`);
  }
  const found = Object.entries(exported).filter(([, value]) => isSpecification(value));
  const [first, second] = found;
  if (first === undefined) {
    throw new UsageError(`--dataset: ${file} exports neither a data set nor a specification`);
  }
  if (second !== undefined) {
    const names = found.map(([name]) => name).join(", ");
    throw new UsageError(`--dataset: ${file} exports several data sets: ${names}. Expected one`);
  }
  return first[1] as Specification | Dataset;
}

function isSpecification(value: unknown): boolean {
  return typeof value === "object" && value !== null && "fields" in value;
}

function isDataset(found: Specification | Dataset): found is Dataset {
  return "name" in found || "keys" in found;
}
