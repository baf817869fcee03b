import path from "node:path";
import { describeStaleness } from "../../tools/build/build-stamp";
import type { PreviewResult } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { wantsColor } from "../render/color";
import { outcomeOf } from "../render/counts";
import { renderJson, renderStacksJson } from "../render/json";
import { renderStacksText } from "../render/stacks-text";
import { renderText } from "../render/text";
import { renderReport, writeReports } from "../report/write-reports";
import { type PreviewOptions, previewAllStacks, runPreview } from "../run/run-preview";
import { judgeState } from "../run/run-state";
import { type CommandLine, helpText, readCommandLine } from "./command-line";
import { findRepository, withDefaults } from "./repository-defaults";

async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const commandLine = readCommandLine(args);
  if (commandLine.help) return print(helpText, exitStatus.fine);
  const repository = findRepository(__dirname);
  refuseStaleBuild(repository);
  const options = {
    ...withDefaults(commandLine, repository),
    signal,
    onProgress: console.error,
  };
  const results = await judge(commandLine, options);
  const status = Math.max(...results.map(statusOf));
  await writeReports(commandLine.reports, results, today());
  const printed = commandLine.reports.find(({ file }) => file === "-");
  if (printed === undefined) return print(render(results, commandLine, process.stdout), status);
  process.stderr.write(render(results, commandLine, process.stderr));
  return print(renderReport(printed.kind, results, today()), status);
}

async function judge(
  { allStacks, states }: CommandLine,
  options: PreviewOptions,
): Promise<readonly PreviewResult[]> {
  if (allStacks) return previewAllStacks(options);
  if (states.length === 0) return [await runPreview(options)];
  const results: PreviewResult[] = [];
  for (const stateFile of states) results.push(await judgeState({ ...options, stateFile }));
  return results;
}

/** Run from its sources, as tests do, the preview is never stale. */
function refuseStaleBuild(repository: string): void {
  if (__dirname !== path.join(repository, "build/preview")) return;
  const problem = describeStaleness("build/preview", repository);
  if (problem !== undefined) throw new PreviewError(problem);
}

function render(
  results: readonly PreviewResult[],
  { json, allStacks, states }: CommandLine,
  stream: NodeJS.WriteStream,
): string {
  const [only] = results;
  const one = allStacks || states.length > 1 ? undefined : only;
  if (json) return one === undefined ? renderStacksJson(results) : renderJson(one);
  const { isTTY, columns } = stream;
  const color = wantsColor(stream, process.env);
  const options = { color, ...(isTTY === true ? { width: columns } : {}) };
  return one === undefined ? renderStacksText(results, options) : renderText(one, options);
}

/** YYYY-MM-DD. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

const statusByOutcome = {
  failed: exitStatus.failed,
  violations: exitStatus.policyViolations,
  passed: exitStatus.fine,
};

function statusOf(result: PreviewResult): number {
  return statusByOutcome[outcomeOf(result)];
}

function print(text: string, status: number): Promise<number> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(status)));
}

function tell(error: unknown, interrupted: boolean): number {
  if (interrupted) return exitStatus.interrupted;
  if (error instanceof PreviewError) {
    console.error(`error: ${error.message}`);
    return error.status;
  }
  console.error(error);
  return exitStatus.failed;
}

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => interruption.abort());
}
// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", () => process.exit());

main(process.argv.slice(2), interruption.signal).then(
  (status) => process.exit(status),
  (error: unknown) => process.exit(tell(error, interruption.signal.aborted)),
);
