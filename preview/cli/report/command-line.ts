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
        "Writes reports of what previews found, from results that the preview exported (--json, --report json=FILE) for one or more stacks.",
        `It also reads the event stream of the real Pulumi CLI:
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
          text: "an evidence report (JSON) of one repository; may be repeated. --report evidence=FILE merges them into one",
        },
        {
          flag: "--fleet",
          text: "prints the findings of all stacks together, most urgent first, and their exemptions with the days left",
        },
        { flag: "--json", text: "with --fleet: prints JSON" },
        reportOption,
        { flag: "--help, -h", text: "prints this" },
      ],
      end: [
        "Without --report and --fleet, prints the findings as text, stack by stack.",
        `Exit status: ${exitStatus.fine} the reports are written, whatever they contain; ${exitStatus.failed} they can't be written; ${exitStatus.wrongUse} usage error.`,
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
  /** Evidence reports (JSON) to merge, instead of results and event streams. */
  readonly evidence: readonly string[];
  readonly fleet: boolean;
  readonly json: boolean;
  readonly reports: readonly ReportRequest[];
}

/** Parses the arguments; undefined if help is requested. Throws a UsageError that names the argument that is not valid. */
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
      throw new UsageError("--evidence can only be used with --report evidence=FILE.");
    }
    if (reports.length === 0 || reports.some(({ kind }) => kind !== "evidence")) {
      throw new UsageError("--evidence: expected --report evidence=FILE, and no other report.");
    }
    return { files, events, evidence, fleet, json, reports };
  }
  if (files.length + events.length === 0) {
    throw new UsageError("FILE or --events FILE is missing.");
  }
  if (json && !fleet) {
    throw new UsageError("--json needs --fleet; --report json=- prints the results.");
  }
  if (reports.some(({ kind }) => kind === "evidence")) {
    throw new UsageError(
      "--report evidence: exported results and event streams contain neither the packs' configuration nor what they evaluated. Use the preview instead, with --state for a deployed stack.",
    );
  }
  if (fleet && reports.some(({ file }) => file === "-")) {
    throw new UsageError("--fleet and a report to - can't both print to standard output.");
  }
  return { files, events, evidence, fleet, json, reports };
}
