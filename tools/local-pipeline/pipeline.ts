import { readFileSync } from "node:fs";
import { FUNCTION_NAMES } from "../../infra/functions";
import { EXIT, type Run } from "../../operations/command/command";
import { OperationError } from "../../operations/command/errors";
import { untilAborted } from "../../operations/command/interruption";
import { formatJson } from "../../operations/command/json";
import { showProgress } from "../../operations/command/progress";
import { describeStaleness } from "../build/build-stamp";
import { projectPath } from "../project-path";
import { CleanUp } from "./clean-up";
import type { PipelineOptions } from "./command-line";
import { pipelineProgress } from "./progress";
import { formatReport } from "./report";
import { makeReport, saveResults } from "./results";
import { runPipeline } from "./run-pipeline";

const BUILDS = [
  ...FUNCTION_NAMES.map((name) => `build/lambdas/${name}` as const),
  "build/layer",
] as const;

/** Runs the pipeline on files, saves the results and prints a report; always cleans up. */
export const pipeline: Run<PipelineOptions> = async (options, { stdout, stderr, signal }) => {
  checkNode();
  checkBuilds();
  const cleanUp = new CleanUp();
  try {
    const progress = pipelineProgress(showProgress(stderr));
    const run = await runPipeline(options, progress, cleanUp, signal);
    await saveResults(run, options);
    const report = await makeReport(run, options);
    stdout.write(options.json ? formatJson(report) : formatReport(report));
    if (options.keep && options.endpoint === undefined) {
      stderr.write(`The S3 server keeps running at ${run.target.endpoint} until Ctrl-C.\n`);
      await untilAborted(signal);
    }
    return report.failures.length === 0 ? EXIT.fine : EXIT.failed;
  } finally {
    await cleanUp.run();
  }
};

function checkNode(): void {
  const expected = readFileSync(projectPath(".nvmrc"), "utf8").trim();
  const { node } = process.versions;
  if (node.startsWith(`${expected}.`)) return;
  throw new OperationError(
    `the functions run on Node ${expected}, but this is Node ${node}: use npm run pipeline, which takes Node ${expected} from node_modules`,
  );
}

function checkBuilds(): void {
  const stale = BUILDS.flatMap((target) => describeStaleness(target) ?? []);
  if (stale.length > 0) throw new OperationError(stale.join("\n"));
}
