import { EXIT, type Run } from "../../../operations/command/command";
import { UsageError } from "../../../operations/command/errors";
import type { ForeignProgramsOptions } from "./command-line";
import { findPrograms } from "./find-programs";
import { formatReport, type Outcome } from "./report";
import { makeFiles, runProgram } from "./run-program";

/**
 * Runs the programs of a checkout through the preview, and reports how many run and what was found.
 */
export const foreignPrograms: Run<ForeignProgramsOptions> = async (options, context) => {
  const { stdout, stderr } = context;
  const { checkout } = options;
  const outcomes: Outcome[] = [];
  // One after another, because each takes a core.
  for (const program of await choosePrograms(options)) {
    stderr.write(`${program}\n`);
    if (options.makeFiles) await makeFiles(checkout, program);
    outcomes.push({ program, preview: await runProgram(checkout, program) });
  }
  stdout.write(formatReport(outcomes));
  return EXIT.fine;
};

async function choosePrograms({
  checkout,
  programs,
}: ForeignProgramsOptions): Promise<readonly string[]> {
  const found = await findPrograms(checkout);
  const unknown = programs.find((program) => !found.includes(program));
  if (unknown !== undefined)
    throw new UsageError(`${checkout} has no Node.js program '${unknown}'`);
  if (found.length === 0) throw new UsageError(`--checkout ${checkout} has no aws-ts-* programs`);
  return programs.length > 0 ? programs : found;
}
