import { estimateMonth } from "../../cost/estimate";
import { parseFigures } from "../../cost/figures";
import { CostError } from "../../cost/price-list";
import { PreviewError } from "../../preview/preview-error";
import { readResources, readText, SourceError } from "../stack-resources";
import { UsageError } from "../usage";
import { EXIT, HELP, readCommandLine } from "./command-line";
import { formatEstimate } from "./report";

async function main(args: readonly string[], signal: AbortSignal): Promise<string> {
  const options = readCommandLine(args);
  if (options === undefined) return HELP;
  const { source, durations, json, workload, region, hasFreeTier } = options;
  const figures = durations === undefined ? [] : parseFigures(await readText(durations), durations);
  const resources = await readResources(source, signal);
  const estimate = estimateMonth(resources, { workload, region, figures, hasFreeTier });
  return json ? `${JSON.stringify(estimate, null, 2)}\n` : formatEstimate(estimate);
}

function tell(error: unknown, isInterrupted: boolean): number {
  if (isInterrupted) return EXIT.interrupted;
  if (error instanceof UsageError) {
    console.error(`error: ${error.message}\nSee npm run cost -- --help`);
    return EXIT.wrongUse;
  }
  const isExpected = [CostError, SourceError, PreviewError].some((kind) => error instanceof kind);
  console.error(isExpected ? `error: ${(error as Error).message}` : error);
  return EXIT.failed;
}

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => interruption.abort());
}
// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", () => process.exit());

main(process.argv.slice(2), interruption.signal).then(
  (text) => process.stdout.write(text, () => process.exit(EXIT.fine)),
  (error: unknown) => process.exit(tell(error, interruption.signal.aborted)),
);
