import { PreviewError } from "../../preview/preview-error";
import { type Outcome, runCommand } from "../command/run-command";
import { CostError, findPriceList } from "../pricing/price-list";
import { type CostResource, readFunctions, readRegion } from "../pricing/settings";
import { readBytes, readResources, SourceError } from "../stack-resources";
import { memoryCeilingMb } from "./ceilings";
import { EXIT, HELP, type RightSizeOptions, readCommandLine } from "./command-line";
import { judgeSize, type SizedFunction, strangersIn } from "./judge";
import { mergeObservations, type Observations } from "./observations";
import { parseFile } from "./parse-file";
import { formatJudgements } from "./report";

async function main(args: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const options = readCommandLine(args);
  if (options === undefined) return { text: HELP, status: EXIT.fine };
  const { source, files, region, json } = options;
  const observations = mergeObservations(await Promise.all(files.map(readObservations)));
  const resources = await readResources(source, signal);
  const prices = findPriceList(region ?? regionOf(resources));
  const functions = sizedFunctions(resources);
  const judgements = functions.map((each) => judgeSize(each, observations, prices));
  const strangers = strangersIn(observations, functions);
  const text = json
    ? `${JSON.stringify({ region: prices.region, functions: judgements, notInStack: strangers }, null, 2)}\n`
    : formatJudgements(judgements, strangers);
  return { text, status: EXIT.fine };
}

async function readObservations({
  file,
  functionName,
}: RightSizeOptions["files"][number]): Promise<Observations> {
  const found = parseFile(await readBytes(file), file, functionName);
  const all = [...found.reports, ...found.tuned];
  if (all.every((each) => each.functionName !== undefined)) return found;
  throw new SourceError(
    `${file} does not say which function it is about: give it as NAME=${file}, such as data-transform=${file}`,
  );
}

function sizedFunctions(resources: readonly CostResource[]): readonly SizedFunction[] {
  return readFunctions(resources).map(
    ({ functionName, name, memoryMb, timeoutSeconds, architecture }) => ({
      functionName,
      name,
      memoryMb,
      timeoutSeconds,
      architecture,
      ceilingMb: memoryCeilingMb(name, functionName),
    }),
  );
}

function regionOf(resources: readonly CostResource[]): string {
  const region = readRegion(resources);
  if (region !== undefined) return region;
  throw new CostError("the AWS provider names no region: choose one with --region");
}

runCommand({
  name: "right-size",
  main,
  statusOf: (error) =>
    [CostError, SourceError, PreviewError].some((kind) => error instanceof kind)
      ? EXIT.failed
      : undefined,
  exit: EXIT,
});
