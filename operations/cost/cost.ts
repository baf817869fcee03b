import { EXIT, type Run } from "../command/command";
import { readText } from "../command/files";
import { formatJson } from "../command/json";
import { estimateMonth } from "../pricing/estimate";
import { parseFigures } from "../pricing/figures";
import { readResources } from "../stack-resources";
import type { CostOptions } from "./command-line";
import { formatEstimate } from "./report";

/** Prints the monthly cost of a stack. */
export const cost: Run<CostOptions> = async (options, { stdout, signal }) => {
  const { source, durations, json, workload, region, hasFreeTier } = options;
  const figures = durations === undefined ? [] : parseFigures(await readText(durations), durations);
  const resources = await readResources(source, signal);
  const estimate = estimateMonth(resources, { workload, region, figures, hasFreeTier });
  stdout.write(json ? formatJson(estimate) : formatEstimate(estimate));
  return EXIT.fine;
};
