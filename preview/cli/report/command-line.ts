import { exitStatus, UsageError } from "../../preview-error";
import { renderHelp } from "../../render/help-page";
import { readReportRequests, reportOption } from "../../report/report-options";
import type { ReportRequest } from "../../report/write-reports";
import { parseArguments } from "../arguments";

/** @param width columns of the terminal */
export function helpText(call: string, width?: number): string {
  return renderHelp(
    {
      usage: `${call} --events FILE [--events FILE ...] [--report KIND=FILE ...]`,
      about: [
        `Makes reports of what the real Pulumi CLI found, from its event stream:
  PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true \\
    pulumi preview --policy-pack DIR --json > events.json
  pulumi policy analyze --policy-pack DIR --json > events.json`,
      ],
      options: [
        {
          flag: "--events FILE",
          text: "the event stream of one stack (- is standard input); may be repeated",
        },
        {
          flag: "--evidence FILE",
          text: "a report of evidence (JSON) of one repository, to make one of many with --report evidence=FILE; may be repeated",
        },
        reportOption,
        { flag: "--help, -h", text: "prints this" },
      ],
      end: [
        "Without --report it prints what was found as text.",
        `Exit status: ${exitStatus.fine} the reports are written, whatever they say; ${exitStatus.failed} they can't be; ${exitStatus.wrongUse} wrong use.`,
      ],
    },
    width,
  );
}

export interface ReportCommandLine {
  /** Event streams; `-` is standard input. */
  readonly events: readonly string[];
  /** Reports of evidence (JSON) to make one of, in place of event streams. */
  readonly evidence: readonly string[];
  readonly reports: readonly ReportRequest[];
}

/** Reads the arguments; undefined where help is asked for. Throws a UsageError that names the one that is not understood. */
export function readCommandLine(args: readonly string[]): ReportCommandLine | undefined {
  const { values } = parseArguments(args, {
    options: {
      events: { type: "string", multiple: true },
      evidence: { type: "string", multiple: true },
      report: { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return undefined;
  const { events = [], evidence = [], report = [] } = values;
  const reports = readReportRequests(report);
  if (evidence.length > 0) {
    if (events.length > 0) throw new UsageError("--events and --evidence exclude each other.");
    if (reports.length === 0 || reports.some(({ kind }) => kind !== "evidence")) {
      throw new UsageError("--evidence: --report evidence=FILE is expected, and no other report.");
    }
    return { events, evidence, reports };
  }
  if (events.length === 0) throw new UsageError("--events FILE is missing.");
  if (reports.some(({ kind }) => kind === "evidence")) {
    throw new UsageError(
      "--report evidence: an event stream has neither the configuration of the packs nor what they evaluated; the preview has, also of a deployed stack (--state).",
    );
  }
  return { events, evidence, reports };
}
