import { once } from "node:events";
import { describeStaleness } from "../build-stamp";
import { CleanUp } from "./clean-up";
import { EXIT, HELP, type PipelineOptions, readCommandLine, UsageError } from "./command-line";
import { showProgress } from "./progress";
import { formatReport } from "./report";
import { chooseOutput, makeReport, saveResults } from "./results";
import { runPipeline } from "./run-pipeline";

const BUILDS = [
  "build/lambdas/data-ingestion",
  "build/lambdas/data-transform",
  "build/lambdas/data-output",
  "build/layer",
] as const;

/** An end that the user asked for. */
class Interrupted extends Error {
  constructor(readonly exitStatus: number) {
    super("interrupted");
  }
}

const INTERRUPTS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

async function main(args: readonly string[]): Promise<number> {
  const options = readCommandLine(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return EXIT.fine;
  }
  const output = chooseOutput(options.outputFolder);
  const stale = BUILDS.flatMap((target) => describeStaleness(target) ?? []);
  if (stale.length > 0) throw new Error(stale.join("\n"));
  const interrupt = new AbortController();
  for (const [name, status] of Object.entries(INTERRUPTS)) {
    process.on(name, () => interrupt.abort(new Interrupted(status)));
  }
  const cleanUp = new CleanUp();
  try {
    return await run(options, output, cleanUp, interrupt.signal);
  } catch (error) {
    // Whatever it was that broke off, this is why.
    throw interrupt.signal.aborted ? interrupt.signal.reason : error;
  } finally {
    await cleanUp.run();
  }
}

async function run(
  options: PipelineOptions,
  output: string,
  cleanUp: CleanUp,
  signal: AbortSignal,
): Promise<number> {
  const pipeline = await runPipeline(options, showProgress(process.stderr), cleanUp, signal);
  await saveResults(pipeline, output);
  const report = await makeReport(pipeline, options, output);
  process.stdout.write(
    options.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report),
  );
  if (options.keep && options.endpoint === undefined) {
    console.error(`The S3 server runs on at ${pipeline.target.endpoint} until Ctrl-C.`);
    await once(signal, "abort");
  }
  return report.failures.length === 0 ? EXIT.fine : EXIT.failed;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: Error) => {
    if (error instanceof Interrupted) process.exit(error.exitStatus);
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? "\nSee npm run pipeline -- --help" : "";
    console.error(`error: ${error.message}${hint}`);
    process.exit(isUsage ? EXIT.wrongUse : EXIT.failed);
  },
);
