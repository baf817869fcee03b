import { type EstimateOptions, estimateMonth } from "./estimate";
import type { Range } from "./range";
import type { CostResource } from "./settings";

/** A month of one function in US dollars; no figures where nothing is known of it. */
export interface FunctionCostSummary {
  readonly functionName: string;
  readonly before?: Range;
  readonly after?: Range;
  /** What the figures rest on, or why there are none. */
  readonly basis: string;
}

/**
 * What each function among the resources of a plan costs in a month, and what it would have cost
 * before: a million objects of 1 MB, unless the options say otherwise.
 * @throws CostError where region or settings are not known
 */
export function functionCosts(
  resources: readonly CostResource[],
  options: EstimateOptions = {},
): readonly FunctionCostSummary[] {
  const { functions, unknown, workload, basis, region } = estimateMonth(resources, options);
  const { objects, objectMb } = workload;
  return [
    ...functions.map(({ functionName, before, after }) => ({
      functionName,
      before: before.total,
      after: after.total,
      basis: `${objects} objects of ${objectMb} MB in a month, prices of ${region}, ${basis}`,
    })),
    ...unknown.map((functionName) => ({
      functionName,
      basis: "nothing is known of it: no figures",
    })),
  ];
}
