import { EXIT, type Run } from "../command/command";
import { OperationError } from "../command/errors";
import { readBytes } from "../command/files";
import { formatJson } from "../command/json";
import { CostError, findPriceList } from "../pricing/price-list";
import { type CostResource, readFunctions, readRegion } from "../pricing/settings";
import { readResources } from "../stack-resources";
import { memoryCeilingMb } from "./ceilings";
import type { RightSizeOptions } from "./command-line";
import { judgeSize, type SizedFunction, strangersIn } from "./judge";
import { mergeObservations, type Observations } from "./observations";
import { parseFile } from "./parse-file";
import { formatJudgements } from "./report";

/** Says for each function of a stack whether its memory is right. */
export const rightSize: Run<RightSizeOptions> = async (options, { stdout, signal }) => {
  const { source, files, region, json } = options;
  const observations = mergeObservations(await Promise.all(files.map(readObservations)));
  const resources = await readResources(source, signal);
  const prices = findPriceList(region ?? regionOf(resources));
  const functions = sizedFunctions(resources);
  const judgements = functions.map((each) => judgeSize(each, observations, prices));
  const strangers = strangersIn(observations, functions);
  stdout.write(
    json
      ? formatJson({ region: prices.region, functions: judgements, notInStack: strangers })
      : formatJudgements(judgements, strangers),
  );
  return EXIT.fine;
};

async function readObservations({
  file,
  functionName,
}: RightSizeOptions["files"][number]): Promise<Observations> {
  const found = parseFile(await readBytes(file), file, functionName);
  const all = [...found.reports, ...found.tuned];
  if (all.every((each) => each.functionName !== undefined)) return found;
  throw new OperationError(
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
