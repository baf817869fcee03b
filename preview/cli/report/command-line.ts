import { exitStatus, UsageError } from "../../preview-error";
import { renderHelp } from "../../render/help-page";
import { readReportRequests, reportOption } from "../../report/report-options";
import type { ReportRequest } from "../../report/write-reports";
import { parseArguments } from "../arguments";

/** @param width columns of the terminal */
export function helpText(call: string, width?: number): string {
  return renderHelp(
    {
      usage: `${call} [FILE...] [--events FILE ...] [--fleet] [--report KIND=FILE ...]`,
      about: [
        "Makes reports of what previews found: of the results that the preview exports (--json, --report json=FILE), each of one stack or several.",
        `And of what the real Pulumi CLI found, from its event stream:
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
        {
          flag: "--fleet",
          text: "prints what was found in all stacks together, by what is to be done first, and their exemptions with the days left",
        },
        { flag: "--json", text: "with --fleet: prints it as JSON" },
        reportOption,
        { flag: "--help, -h", text: "prints this" },
      ],
      end: [
        "Without --report and --fleet it prints what was found as text, stack by stack.",
        `Exit status: ${exitStatus.fine} the reports are written, whatever they say; ${exitStatus.failed} they can't be; ${exitStatus.wrongUse} wrong use.`,
      ],
    },
    width,
  );
}

export interface ReportCommandLine {
  /** Exported results of the preview. */
  readonly files: readonly string[];
  /** Event streams; `-` is standard input. */
  readonly events: readonly string[];
  /** Reports of evidence (JSON) to make one of, in place of results and event streams. */
  readonly evidence: readonly string[];
  readonly fleet: boolean;
  readonly json: boolean;
  readonly reports: readonly ReportRequest[];
}

/** Reads the arguments; undefined where help is asked for. Throws a UsageError that names the one that is not understood. */
export function readCommandLine(args: readonly string[]): ReportCommandLine | undefined {
  const { values, positionals: files } = parseArguments(args, {
    allowPositionals: true,
    options: {
      events: { type: "string", multiple: true },
      evidence: { type: "string", multiple: true },
      fleet: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      report: { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return undefined;
  const { events = [], evidence = [], report = [], fleet, json } = values;
  const reports = readReportRequests(report);
  if (evidence.length > 0) {
    if (files.length + events.length > 0 || fleet || json) {
      throw new UsageError("--evidence goes with --report evidence=FILE alone.");
    }
    if (reports.length === 0 || reports.some(({ kind }) => kind !== "evidence")) {
      throw new UsageError("--evidence: --report evidence=FILE is expected, and no other report.");
    }
    return { files, events, evidence, fleet, json, reports };
  }
  if (files.length + events.length === 0) {
    throw new UsageError("FILE or --events FILE is missing.");
  }
  if (json && !fleet) {
    throw new UsageError("--json is for --fleet; --report json=- prints the results.");
  }
  if (reports.some(({ kind }) => kind === "evidence")) {
    throw new UsageError(
      "--report evidence: an exported result or an event stream has neither the configuration of the packs nor what they evaluated; the preview has, also of a deployed stack (--state).",
    );
  }
  if (fleet && reports.some(({ file }) => file === "-")) {
    throw new UsageError("--fleet prints to standard output, and so does a report to -.");
  }
  return { files, events, evidence, fleet, json, reports };
}
