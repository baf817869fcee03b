import { addAbortSignal } from "node:stream";
import { text } from "node:stream/consumers";
import { readEvents } from "../../events/read-events";
import type { PreviewResult } from "../../model";
import { exitStatus } from "../../preview-error";
import { printable } from "../../printable";
import { wantsColor } from "../../render/color";
import { renderStacksText } from "../../render/stacks-text";
import { renderText } from "../../render/text";
import type { ExemptionMessages } from "../../report/exemption";
import { readExportedResults } from "../../report/exported-results";
import { fleetOf } from "../../report/fleet/fleet";
import { renderFleetText } from "../../report/fleet/fleet-text";
import { describeStack } from "../../report/stack-report";
import { renderReport, writeReports } from "../../report/write-reports";
import { pathInRepository } from "../../source-position";
import type { Command, Outcome } from "../command";
import { programName } from "../program-name";
import { reportOrigin } from "../report-origin";
import { today } from "../today";
import { helpText, type ReportCommandLine, readCommandLine } from "./command-line";
import { readEvidence } from "./read-evidence";
import { readInput } from "./read-input";

/** What a repository adds to the reports. */
export interface ReportSetup {
  /** How the user calls it there. */
  readonly call?: string;
  /** How its policy pack names exemptions in messages. */
  readonly exemptions?: ExemptionMessages;
}

interface Asked {
  readonly commandLine: ReportCommandLine;
  readonly args: readonly string[];
}

export function reportCommand(setup: ReportSetup = {}): Command<Asked> {
  const { call = `${programName} report` } = setup;
  return {
    call,
    help: helpText(call, process.stdout.columns),
    readCommandLine: (args) => {
      const commandLine = readCommandLine(args);
      return commandLine && { commandLine, args };
    },
    run: (asked, signal) => run(asked, { ...setup, call }, signal),
  };
}

async function run(
  { commandLine, args }: Asked,
  { call, exemptions }: ReportSetup & { readonly call: string },
  signal: AbortSignal,
): Promise<Outcome> {
  const { reports, fleet, json } = commandLine;
  const results = await readResults(commandLine, signal);
  const origin = await reportOrigin(reports, process.cwd(), call, args);
  const files = commandLine.evidence;
  const evidence = files.length === 0 ? undefined : await readEvidence(files, signal);
  const reporting = { today: today(), exemptions, evidence, origin };
  await writeReports(reports, results, reporting);
  if (fleet) {
    const described = results.map((result) => describeStack(result, reporting));
    const all = fleetOf(described, reporting.today);
    if (json) return fine(printable(`${JSON.stringify(all, undefined, 2)}\n`));
    return fine(renderFleetText(all, wantsColor(process.stdout, process.env)));
  }
  const printed = reports.find(({ file }) => file === "-");
  if (printed !== undefined) return fine(renderReport(printed, results, reporting));
  return fine(reports.length === 0 ? renderAsText(results) : "");
}

function fine(text: string): Outcome {
  return { text, status: exitStatus.fine };
}

async function readResults(
  { files, events }: ReportCommandLine,
  signal: AbortSignal,
): Promise<readonly PreviewResult[]> {
  const results: PreviewResult[] = [];
  for (const file of files) {
    results.push(...readExportedResults(file, await readInput("result", file, signal)));
  }
  for (const file of events) results.push(readResult(await readStream(file, signal)));
  return results;
}

function readResult(events: string): PreviewResult {
  return { ...readEvents(events), projectPath: pathInRepository(process.cwd()) };
}

async function readStream(file: string, signal: AbortSignal): Promise<string> {
  if (file === "-") return text(addAbortSignal(signal, process.stdin));
  return readInput("events", file, signal);
}

function renderAsText(results: readonly PreviewResult[]): string {
  const { isTTY, columns } = process.stdout;
  const color = wantsColor(process.stdout, process.env);
  const options = { color, ...(isTTY === true ? { width: columns } : {}) };
  const [only, ...more] = results;
  return only === undefined || more.length > 0
    ? renderStacksText(results, options)
    : renderText(only, options);
}
