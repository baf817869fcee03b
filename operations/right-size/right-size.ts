import { didYouMean } from "../../preview/packs/suggestion";
import { EXIT, type Run } from "../command/command";
import { OperationError, UsageError } from "../command/errors";
import { readBytes } from "../command/files";
import { formatJson } from "../command/json";
import { CostError, findPriceList } from "../pricing/price-list";
import { type CostResource, readFunctions, readRegion } from "../pricing/settings";
import { readResources } from "../stack-resources";
import { adviseSize, type SizedFunction, unknownFunctions } from "./advise-size";
import { memoryCeilingMb } from "./ceilings";
import type { RightSizeOptions } from "./command-line";
import { mergeObservations, type Observations } from "./observations";
import { parseFile } from "./parse-file";
import { formatAdvice } from "./report";

/** Prints the recommended memory of each function of a stack. */
export const rightSize: Run<RightSizeOptions> = async (options, { stdout, signal }) => {
  const { source, files, region, json } = options;
  const observations = mergeObservations(await Promise.all(files.map(readObservations)));
  const resources = await readResources(source, signal);
  const prices = findPriceList(region ?? regionOf(resources));
  const functions = sizedFunctions(resources);
  refuseUnknownNames(files, functions);
  const advice = functions.map((each) => adviseSize(each, observations, prices));
  const unknownNames = unknownFunctions(observations, functions);
  stdout.write(
    json
      ? formatJson({ region: prices.region, functions: advice, notInStack: unknownNames })
      : formatAdvice(advice, unknownNames),
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
    `${file} does not name its function: give it as NAME=${file}, such as data-transform=${file}`,
  );
}

/** A name that the user gives is mistyped. One in a file belongs to another stack: it is only reported. */
function refuseUnknownNames(
  files: RightSizeOptions["files"],
  functions: readonly SizedFunction[],
): void {
  const names = functions.map(({ name }) => name);
  const known = [...names, ...functions.map(({ functionName }) => functionName)];
  for (const { functionName, file } of files) {
    if (functionName === undefined || known.includes(functionName)) continue;
    const hint = didYouMean(functionName, known) || ` It has: ${names.join(", ")}.`;
    throw new UsageError(`${functionName}=${file}: not a function of this stack.${hint}`);
  }
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
  throw new CostError("the AWS provider has no region: choose one with --region");
}
