import { UsageError } from "../preview-error";
import { readReportRequests } from "../report/report-options";
import type { ReportRequest } from "../report/write-reports";
import type { PreviewOptions } from "../run/preview-options";
import { parseArguments } from "./arguments";

/** The parsed command line. */
export interface CommandLine {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly showOutputs: boolean;
  readonly allStacks: boolean;
  /** The stacks to preview one after the other, if there are several. */
  readonly stacks: readonly string[];
  /** Files of exported states to evaluate instead of the program. */
  readonly states: readonly string[];
  readonly reports: readonly ReportRequest[];
  /** A file of known findings, which do not fail the preview. */
  readonly baseline?: string;
  /** The file to write the findings to, as a baseline. */
  readonly writtenBaseline?: string;
  /** The configuration file of a policy pack to add exemption stubs to. */
  readonly writtenExemptions?: string;
  /** Configuration files, in the order of the policy packs. */
  readonly policyPackConfigs: readonly string[];
  readonly preview: Partial<PreviewOptions>;
}

const options = {
  account: { type: "string" },
  "all-stacks": { type: "boolean" },
  baseline: { type: "string" },
  config: { type: "string", multiple: true },
  "config-file": { type: "string" },
  cwd: { type: "string" },
  help: { type: "boolean", short: "h" },
  invokes: { type: "string" },
  json: { type: "boolean" },
  "policy-pack": { type: "string", multiple: true },
  "policy-pack-config": { type: "string", multiple: true },
  report: { type: "string", multiple: true },
  "show-outputs": { type: "boolean" },
  stack: { type: "string", short: "s", multiple: true },
  state: { type: "string", multiple: true },
  "type-check": { type: "boolean" },
  verbose: { type: "boolean", short: "v" },
  "write-baseline": { type: "string" },
  "write-exemptions": { type: "string" },
} as const;

const programOptions = [
  "stack",
  "all-stacks",
  "config",
  "config-file",
  "account",
  "invokes",
  "type-check",
] as const;

/** Parses the arguments; undefined if help is requested. Throws a UsageError that names the argument that is not valid. */
export function readCommandLine(args: readonly string[]): CommandLine | undefined {
  const { values } = parseArguments(args, { options });
  if (values.help === true) return undefined;
  if (values["all-stacks"] === true && values.stack !== undefined) {
    throw new UsageError("--stack and --all-stacks can't be used together.");
  }
  if (values.state !== undefined) {
    const other = programOptions.find((option) => values[option] !== undefined);
    if (other !== undefined) {
      throw new UsageError(
        `--${other} is for a program; --state evaluates a deployed stack without one.`,
      );
    }
  }
  if (values.account !== undefined && !/^\d{12}$/.test(values.account)) {
    throw new UsageError(
      `--account: expected an AWS account id (12 digits), not "${values.account}".`,
    );
  }
  const stacks = [...new Set(values.stack)];
  const [stack, ...more] = stacks;
  const reports = readReportRequests(values.report ?? []);
  if (values.json === true && reports.some(({ file }) => file === "-")) {
    throw new UsageError("--json and a report to - can't both print to standard output.");
  }
  return {
    json: values.json === true,
    verbose: values.verbose === true,
    showOutputs: values["show-outputs"] === true,
    allStacks: values["all-stacks"] === true,
    stacks: stacks.length > 1 ? stacks : [],
    states: values.state ?? [],
    reports,
    ...optional("baseline", values.baseline),
    ...optional("writtenBaseline", values["write-baseline"]),
    ...optional("writtenExemptions", values["write-exemptions"]),
    policyPackConfigs: values["policy-pack-config"] ?? [],
    preview: {
      ...(stack === undefined || more.length > 0 ? {} : { stack }),
      ...optional("cwd", values.cwd),
      ...optional("configFile", values["config-file"]),
      ...optional("accountId", values.account),
      ...optional("invokesFile", values.invokes),
      ...optional("policyPacks", values["policy-pack"]),
      ...optional("typeCheck", values["type-check"]),
      config: Object.fromEntries((values.config ?? []).map(readSetting)),
    },
  };
}

function readSetting(setting: string): readonly [string, string] {
  const equals = setting.indexOf("=");
  if (equals < 1) throw new UsageError(`--config: expected KEY=VALUE, not "${setting}".`);
  return [setting.slice(0, equals), setting.slice(equals + 1)];
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in Key]: Value });
}
