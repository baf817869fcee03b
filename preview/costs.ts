import { functionCosts } from "../operations/pricing/function-costs";
import { CostError } from "../operations/pricing/price-list";
import type { PreviewResult } from "./model";

/** The result with what its functions cost in a month; without where that can't be told (no region, no prices). */
export function withCosts(result: PreviewResult): PreviewResult {
  try {
    return { ...result, costs: functionCosts(result.resources) };
  } catch (error) {
    if (error instanceof CostError) return result;
    throw error;
  }
}
