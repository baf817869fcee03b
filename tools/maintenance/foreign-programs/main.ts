import { UsageError } from "../../../operations/command/usage";
import { EXIT, HELP, readCommandLine } from "./command-line";
import { findPrograms } from "./find-programs";
import { formatReport, type Outcome } from "./report";
import { makeFiles, runProgram } from "./run-program";

async function main(args: readonly string[]): Promise<string> {
  const options = readCommandLine(args);
  if (options === undefined) return HELP;
  const { checkout } = options;
  const found = await findPrograms(checkout);
  const unknown = options.programs.find((program) => !found.includes(program));
  if (unknown !== undefined)
    throw new UsageError(`${checkout} has no Node.js program '${unknown}'`);
  if (found.length === 0) throw new UsageError(`--checkout ${checkout} has no aws-ts-* programs`);
  const outcomes: Outcome[] = [];
  // One after the other: each takes a core.
  for (const program of options.programs.length > 0 ? options.programs : found) {
    console.error(program);
    if (options.makeFiles) await makeFiles(checkout, program);
    outcomes.push({ program, preview: await runProgram(checkout, program) });
  }
  return formatReport(outcomes);
}

main(process.argv.slice(2)).then(
  (text) => process.stdout.write(text),
  (error: Error) => {
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? "\nSee npm run foreign-programs -- --help" : "";
    console.error(`error: ${error.message}${hint}`);
    process.exitCode = isUsage ? EXIT.wrongUse : EXIT.failed;
  },
);
