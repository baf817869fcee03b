import path from "node:path";
import { applyBaseline, makeBaseline } from "../baseline/baseline";
import { readBaseline, readBaselineOrNone, writeBaseline } from "../baseline/baseline-file";
import { readCompliances } from "../compliance/read-compliance";
import { areOff } from "../described";
import { writeExemptionStubs } from "../exemptions/write-stubs";
import type { PreviewResult } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { wantsColor } from "../render/color";
import { outcomeOf } from "../render/counts";
import { renderJson, renderStacksJson } from "../render/json";
import { renderStacksText } from "../render/stacks-text";
import { renderText } from "../render/text";
import { describeEvidence } from "../report/evidence/evidence";
import { type ExemptionMessages, noExemptions } from "../report/exemption";
import { renderReport, writeReports } from "../report/write-reports";
import type { PreviewOptions } from "../run/preview-options";
import { previewAllStacks, runPreview } from "../run/run-preview";
import { judgeState } from "../run/run-state";
import type { Command, Outcome } from "./command";
import { type CommandLine, readCommandLine } from "./command-line";
import { readConfigurationFile, withConfiguration } from "./configuration-file";
import { type Defaults, withDefaults } from "./defaults";
import { helpText } from "./help";
import { programName } from "./program-name";
import { reportOrigin } from "./report-origin";
import { today } from "./today";

/** What a repository adds to the preview. */
export interface PreviewSetup {
  /** How the user calls it there. */
  readonly call?: string;
  /** Paragraphs of the help after the options. */
  readonly moreHelp?: readonly string[];
  readonly defaults?: Defaults;
  /** How reports recognize exemptions in the messages of its policy pack. */
  readonly exemptions?: ExemptionMessages;
  /** Why the preview can't run; undefined if it can. */
  readonly obstacle?: () => string | undefined;
}

interface ParsedArguments {
  readonly commandLine: CommandLine;
  readonly args: readonly string[];
}

export function previewCommand(setup: PreviewSetup = {}): Command<ParsedArguments> {
  const { call = programName, defaults, moreHelp } = setup;
  return {
    call,
    help: helpText(call, defaults, moreHelp, process.stdout.columns),
    readCommandLine: (args) => {
      const commandLine = readCommandLine(args);
      return commandLine && { commandLine, args };
    },
    run: (parsed, signal) => run(parsed, setup, signal),
  };
}

async function run(
  { commandLine, args }: ParsedArguments,
  { call = programName, defaults, exemptions, obstacle }: PreviewSetup,
  signal: AbortSignal,
): Promise<Outcome> {
  const problem = obstacle?.();
  if (problem !== undefined) throw new PreviewError(problem);
  const { configured, options } = await configure(commandLine, defaults);
  const evaluated = await evaluateStacks(configured, {
    ...options,
    signal,
    onProgress: console.error,
  });
  const results = await compareWithBaseline(evaluated, configured, exemptions);
  await writeExemptions(results, configured);
  const status = worstOf(results.map(statusOf));
  const origin = await reportOrigin(configured.reports, options.cwd, call, args);
  const isEvidence = configured.reports.some(({ kind }) => kind === "evidence");
  const day = today();
  const evidence = isEvidence
    ? describeEvidence(results, await readCompliances(results), day)
    : undefined;
  const reporting = { today: day, exemptions, evidence, origin };
  await writeReports(configured.reports, results, reporting);
  const printed = configured.reports.find(({ file }) => file === "-");
  if (printed === undefined) return { text: render(results, commandLine, process.stdout), status };
  process.stderr.write(render(results, commandLine, process.stderr));
  return { text: renderReport(printed, results, reporting), status };
}

/** Fills in what the command line leaves out: from the project's configuration, then from the repository's defaults. */
async function configure(commandLine: CommandLine, defaults: Defaults | undefined) {
  const folder = path.resolve(commandLine.preview.cwd ?? defaults?.project ?? ".");
  const configured = withConfiguration(commandLine, await readConfigurationFile(folder));
  return { configured, options: withDefaults(configured, defaults) };
}

/** Writes the baseline if requested, and marks the findings that a baseline contains as known. */
async function compareWithBaseline(
  results: readonly PreviewResult[],
  { baseline, writtenBaseline }: CommandLine,
  exemptions: ExemptionMessages = noExemptions,
): Promise<readonly PreviewResult[]> {
  const failed = results.find(({ programError }) => programError !== undefined);
  if (writtenBaseline !== undefined && failed === undefined) {
    const earlier = await readBaselineOrNone(writtenBaseline);
    await writeBaseline(writtenBaseline, makeBaseline(results, exemptions, earlier));
  }
  const file = failed === undefined ? (writtenBaseline ?? baseline) : baseline;
  if (file === undefined) return results;
  const known = await readBaseline(file);
  return results.map((result) => applyBaseline(result, exemptions, known));
}

/** Writes stubs for findings that still fail. Nothing is written if a program failed. */
async function writeExemptions(
  results: readonly PreviewResult[],
  { writtenExemptions: file }: CommandLine,
): Promise<void> {
  if (file === undefined || results.some(({ programError }) => programError !== undefined)) return;
  console.error(await writeExemptionStubs(file, results));
}

async function evaluateStacks(
  { allStacks, stacks, states }: CommandLine,
  options: PreviewOptions,
): Promise<readonly PreviewResult[]> {
  if (allStacks) return previewAllStacks(options);
  const results: PreviewResult[] = [];
  for (const stack of stacks) results.push(await runPreview({ ...options, stack }));
  if (states.length + stacks.length === 0) return [await runPreview(options)];
  for (const stateFile of states) results.push(await judgeState({ ...options, stateFile }));
  return results;
}

function render(
  results: readonly PreviewResult[],
  { json, allStacks, verbose, showOutputs }: CommandLine,
  stream: NodeJS.WriteStream,
): string {
  const [only] = results;
  const one = allStacks || results.length > 1 ? undefined : only;
  if (json) return one === undefined ? renderStacksJson(results) : renderJson(one);
  const { isTTY, columns } = stream;
  const color = wantsColor(stream, process.env);
  const width = isTTY === true ? { width: columns } : {};
  const options = { color, verbose, showOutputs, hints: true, ...width };
  return one === undefined ? renderStacksText(results, options) : renderText(one, options);
}

const statusByOutcome = {
  failed: exitStatus.failed,
  violations: exitStatus.policyViolations,
  passed: exitStatus.fine,
};

function statusOf(result: PreviewResult): number {
  const status = statusByOutcome[outcomeOf(result)];
  return status === exitStatus.fine && areOff(result.packs) ? exitStatus.nothingEvaluated : status;
}

const worstFirst: readonly number[] = [
  exitStatus.failed,
  exitStatus.policyViolations,
  exitStatus.nothingEvaluated,
];

function worstOf(statuses: readonly number[]): number {
  return worstFirst.find((status) => statuses.includes(status)) ?? exitStatus.fine;
}
