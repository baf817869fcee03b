import { PreviewError } from "../../preview/preview-error";
import { type Outcome, runCommand } from "../command/run-command";
import { estimateMonth } from "../pricing/estimate";
import { parseFigures } from "../pricing/figures";
import { CostError } from "../pricing/price-list";
import { readResources, readText, SourceError } from "../stack-resources";
import { EXIT, HELP, readCommandLine } from "./command-line";
import { formatEstimate } from "./report";

async function main(args: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const options = readCommandLine(args);
  if (options === undefined) return { text: HELP, status: EXIT.fine };
  const { source, durations, json, workload, region, hasFreeTier } = options;
  const figures = durations === undefined ? [] : parseFigures(await readText(durations), durations);
  const resources = await readResources(source, signal);
  const estimate = estimateMonth(resources, { workload, region, figures, hasFreeTier });
  const text = json ? `${JSON.stringify(estimate, null, 2)}\n` : formatEstimate(estimate);
  return { text, status: EXIT.fine };
}

runCommand({
  name: "cost",
  main,
  statusOf: (error) =>
    [CostError, SourceError, PreviewError].some((kind) => error instanceof kind)
      ? EXIT.failed
      : undefined,
  exit: EXIT,
});
