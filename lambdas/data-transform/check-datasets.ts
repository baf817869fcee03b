import { OUTPUT_PREFIX } from "@lambda-etl/shared/dataset-identity";
import { DATASET_NAME, DATASET_NAME_TEXT, outputPrefixOf } from "../datasets/choose-dataset";
import type { Dataset, DatasetList, Datasets, KeyChoice } from "../datasets/dataset-types";
import { isPattern } from "./check-constraint";
import { checkSpecification, specificationProblems } from "./check-specification";
import { show, unknownKeys } from "./check-values";

const LIST_KEYS = ["datasets", "otherwise", "formerOutputPrefixes"];
const KEY_CHOICE_KEYS = ["prefix", "pattern"];
// IAM allows 10,240 characters for the inline policies of a role; each prefix takes up to 200 of
// data-output's.
const MAX_PREFIXES = 25;

/**
 * Throws one error with every problem of a pipeline's specification or data sets. They may come
 * from files that no compiler has checked.
 */
export function checkDatasets(datasets: Datasets): void {
  if (!("datasets" in datasets)) {
    checkSpecification(datasets.specification);
    return;
  }
  const problems = listProblems(datasets);
  if (problems.length > 0) throw new Error(`the data sets are wrong: ${problems.join("; ")}`);
}

function listProblems(list: DatasetList): readonly string[] {
  const { datasets, otherwise, formerOutputPrefixes = [] } = list;
  if (!Array.isArray(datasets) || datasets.length === 0) return ["datasets must hold at least one"];
  const prefixes = datasets.length + formerOutputPrefixes.length;
  return [
    ...(prefixes > MAX_PREFIXES
      ? [
          `datasets and formerOutputPrefixes hold ${prefixes} prefixes, more than the ${MAX_PREFIXES} that the policy of a role has room for`,
        ]
      : []),
    ...unknownKeys(list, LIST_KEYS, "").map((problem) => problem.slice(1)),
    ...(["fail", "setAside"].includes(otherwise)
      ? []
      : [`otherwise must be fail or setAside, not ${show(otherwise)}`]),
    ...formerOutputPrefixes
      .filter((prefix) => !isOutputPrefix(prefix))
      .map((prefix) => `formerOutputPrefixes holds ${show(prefix)}, ${NO_OUTPUT_PREFIX}`),
    ...datasets.flatMap((dataset, index) =>
      datasetProblems(dataset, datasets.slice(0, index)).map(
        (problem) => `${dataset?.name ?? `datasets[${index}]`}: ${problem}`,
      ),
    ),
  ];
}

/** The problems of one data set. */
export function datasetProblems(
  dataset: Dataset,
  before: readonly Dataset[] = [],
): readonly string[] {
  if (typeof dataset !== "object" || dataset === null) return [`is ${show(dataset)}, no object`];
  const { name, keys, outputPrefix: _, ...specification } = dataset;
  return [
    ...(DATASET_NAME.test(name) ? [] : [`name must be ${DATASET_NAME_TEXT}, not ${show(name)}`]),
    ...keyProblems(keys),
    ...(isOutputPrefix(outputPrefixOf(dataset))
      ? []
      : [`outputPrefix is ${show(outputPrefixOf(dataset))}, ${NO_OUTPUT_PREFIX}`]),
    ...before.flatMap((other) => clashes(dataset, other)),
    ...specificationProblems(specification),
  ];
}

const MAX_PREFIX_CHARACTERS = 60;
const NO_OUTPUT_PREFIX = `which is no folder of up to ${MAX_PREFIX_CHARACTERS} lower-case letters, digits, hyphens and underscores, with a slash at its end`;

function isOutputPrefix(prefix: unknown): boolean {
  if (typeof prefix !== "string" || prefix.length > MAX_PREFIX_CHARACTERS) return false;
  return OUTPUT_PREFIX.test(prefix);
}

function keyProblems(keys: KeyChoice | undefined): readonly string[] {
  if (typeof keys !== "object" || keys === null) {
    return [`keys must be an object with a prefix or a pattern, not ${show(keys)}`];
  }
  const { prefix, pattern } = keys;
  return [
    ...unknownKeys(keys, KEY_CHOICE_KEYS, "keys"),
    ...(prefix === undefined && pattern === undefined
      ? ["keys must have a prefix or a pattern"]
      : []),
    ...(prefix === undefined || typeof prefix === "string"
      ? []
      : [`keys.prefix must be a text, not ${show(prefix)}`]),
    // A prefix with raw/ would match no object, and only show once an object arrives.
    ...(typeof prefix === "string" && prefix.startsWith("raw/")
      ? [`keys.prefix is ${show(prefix)}: keys are without raw/ here`]
      : []),
    ...(pattern === undefined || isPattern(pattern)
      ? []
      : [`keys.pattern must be a regular expression as text, not ${show(pattern)}`]),
  ];
}

/**
 * Conflicts between two data sets. Output prefixes must not be nested, because a reader of a folder
 * also sees the folders in it.
 */
function clashes(dataset: Dataset, before: Dataset): readonly string[] {
  const [mine, theirs] = [outputPrefixOf(dataset), outputPrefixOf(before)];
  const { prefix: wide = "", pattern } = before.keys ?? {};
  return [
    ...(dataset.name === before.name ? ["another data set before it has the same name"] : []),
    ...(mine.startsWith(theirs) || theirs.startsWith(mine)
      ? [`outputPrefix ${mine} is one within the other with ${theirs} of ${before.name}`]
      : []),
    ...(pattern === undefined && (dataset.keys?.prefix ?? "").startsWith(wide)
      ? [`${before.name} before it takes all keys that begin with ${show(wide)}`]
      : []),
  ];
}
