import { once } from "node:events";
import type { CleanUp } from "./clean-up";
import { EXIT, type PipelineOptions } from "./command-line";
import { showProgress } from "./progress";
import { formatReport } from "./report";
import { makeReport, saveResults } from "./results";
import { runPipeline } from "./run-pipeline";

/** Runs the pipeline as the command line asks; gives the exit status. */
export async function runCommand(
  options: PipelineOptions,
  cleanUp: CleanUp,
  signal: AbortSignal,
): Promise<number> {
  const pipeline = await runPipeline(options, showProgress(process.stderr), cleanUp, signal);
  await saveResults(pipeline, options);
  const report = await makeReport(pipeline, options);
  process.stdout.write(
    options.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report),
  );
  if (options.keep && options.endpoint === undefined) {
    console.error(`The S3 server runs on at ${pipeline.target.endpoint} until Ctrl-C.`);
    await once(signal, "abort");
  }
  return report.failures.length === 0 ? EXIT.fine : EXIT.failed;
}
