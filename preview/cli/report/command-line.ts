import { exitStatus, UsageError } from "../../preview-error";
import { readReportRequests, reportHelp } from "../../report/report-options";
import type { ReportRequest } from "../../report/write-reports";
import { parseArguments } from "../arguments";

export function helpText(call: string): string {
  return `Usage: ${call} --events FILE [--events FILE ...] [--report KIND=FILE ...]

Makes reports of what the real Pulumi CLI found, from its event stream:
  PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --policy-pack DIR --json > events.json
  pulumi policy analyze --policy-pack DIR --json > events.json

Options:
  --events FILE              the event stream of one stack (- is standard input); may be repeated
${reportHelp}
  --help                     prints this

Without --report it prints what was found as text.

Exit status: ${exitStatus.fine} the reports are written, whatever they say; ${exitStatus.failed} they can't be; ${exitStatus.wrongUse} wrong use.
`;
}

export interface ReportCommandLine {
  /** Event streams; `-` is standard input. */
  readonly events: readonly string[];
  readonly reports: readonly ReportRequest[];
}

/** Reads the arguments; undefined where help is asked for. Throws a UsageError that names the one that is not understood. */
export function readCommandLine(args: readonly string[]): ReportCommandLine | undefined {
  const { values } = parseArguments(args, {
    options: {
      events: { type: "string", multiple: true },
      report: { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return undefined;
  const { events = [], report = [] } = values;
  if (events.length === 0) throw new UsageError("--events FILE is missing.");
  return { events, reports: readReportRequests(report) };
}
