import path from "node:path";
import { exitStatus, UsageError } from "../preview-error";
import { readReportRequests, reportHelp } from "../report/report-options";
import type { ReportRequest } from "../report/write-reports";
import { defaultAccountId, type PreviewOptions } from "../run/run-preview";
import { parseArguments } from "./arguments";
import type { Defaults } from "./defaults";

/** What the user asks for on the command line. */
export interface CommandLine {
  readonly json: boolean;
  readonly allStacks: boolean;
  /** Exported states to judge instead of the program. */
  readonly states: readonly string[];
  readonly reports: readonly ReportRequest[];
  readonly preview: Partial<PreviewOptions>;
}

export function helpText(defaults: Defaults | undefined): string {
  const { stack, project, policyPack, policyPackConfig } = describeDefaults(defaults);
  return `Usage: npm run preview -- [options]

Shows what a Pulumi Node.js program would create, and what policy packs say of it: with no Pulumi CLI,
no login, no credentials and no network.

Options:
  --stack NAME               the stack (default: ${stack})
  --state FILE               judges a deployed stack instead, by what pulumi stack export wrote (- is standard
                             input): no program runs; may be repeated
  --all-stacks               every stack that has a Pulumi.<stack>.yaml, one after the other
  --cwd DIR                  the project's folder (default: ${project})
  --policy-pack DIR          a policy pack; may be repeated${policyPack}
  --policy-pack-config FILE  configuration (JSON) of a pack; the nth belongs to the nth --policy-pack${policyPackConfig}
  --config KEY=VALUE         sets a value over the stack's configuration; may be repeated
  --config-file FILE         instead of Pulumi.<stack>.yaml
  --account ID               the AWS account to preview for (default: ${defaultAccountId})
  --invokes FILE             answers (JSON) to function calls that can't be answered offline:
                             { "aws:ec2/getAmi:getAmi": [{ "return": { "id": "ami-1" } }] }
${reportHelp}
  --json                     prints the result as JSON
  --help                     prints this

Exit status: ${exitStatus.fine} fine, ${exitStatus.policyViolations} a mandatory policy is violated, ${exitStatus.failed} the program or a pack failed,
${exitStatus.nothingJudged} every policy is disabled, ${exitStatus.wrongUse} wrong use, ${exitStatus.interrupted} interrupted.
`;
}

function describeDefaults(defaults: Defaults | undefined) {
  const onlyStack = "the only one there is";
  if (defaults === undefined) {
    return {
      stack: onlyStack,
      project: "the current folder",
      policyPack: "",
      policyPackConfig: "",
    };
  }
  const { projectName, project, stack, policyPack, policyPackConfig: config } = defaults;
  const configText = config && `(default for its own stacks: ${path.relative(project, config)})`;
  return {
    stack: `${stack} in ${projectName}; elsewhere ${onlyStack}`,
    project: projectName,
    policyPack: ` (default in ${projectName}: ${path.relative(project, policyPack)})`,
    policyPackConfig:
      configText === undefined ? "" : `\n                             ${configText}`,
  };
}

const options = {
  account: { type: "string" },
  "all-stacks": { type: "boolean" },
  config: { type: "string", multiple: true },
  "config-file": { type: "string" },
  cwd: { type: "string" },
  help: { type: "boolean", short: "h" },
  invokes: { type: "string" },
  json: { type: "boolean" },
  "policy-pack": { type: "string", multiple: true },
  "policy-pack-config": { type: "string", multiple: true },
  report: { type: "string", multiple: true },
  stack: { type: "string", short: "s" },
  state: { type: "string", multiple: true },
} as const;

const programOptions = [
  "stack",
  "all-stacks",
  "config",
  "config-file",
  "account",
  "invokes",
] as const;

/** Reads the arguments; undefined where help is asked for. Throws a UsageError that names the one that is not understood. */
export function readCommandLine(args: readonly string[]): CommandLine | undefined {
  const { values } = parseArguments(args, { options });
  if (values.help === true) return undefined;
  if (values["all-stacks"] === true && values.stack !== undefined) {
    throw new UsageError("--stack and --all-stacks exclude each other.");
  }
  if (values.state !== undefined) {
    const other = programOptions.find((option) => values[option] !== undefined);
    if (other !== undefined) {
      throw new UsageError(
        `--${other} is for a program; --state judges a deployed stack without one.`,
      );
    }
  }
  if (values.account !== undefined && !/^\d{12}$/.test(values.account)) {
    throw new UsageError(
      `--account: an AWS account id (12 digits) is expected, not "${values.account}".`,
    );
  }
  const reports = readReportRequests(values.report ?? []);
  if (values.json === true && reports.some(({ file }) => file === "-")) {
    throw new UsageError("--json prints to standard output, and so does a report to -.");
  }
  return {
    json: values.json === true,
    allStacks: values["all-stacks"] === true,
    states: values.state ?? [],
    reports,
    preview: {
      ...given("stack", values.stack),
      ...given("cwd", values.cwd),
      ...given("configFile", values["config-file"]),
      ...given("accountId", values.account),
      ...given("invokesFile", values.invokes),
      ...given("policyPacks", values["policy-pack"]),
      ...given("policyPackConfigs", values["policy-pack-config"]),
      config: Object.fromEntries((values.config ?? []).map(readSetting)),
    },
  };
}

function readSetting(setting: string): readonly [string, string] {
  const equals = setting.indexOf("=");
  if (equals < 1) throw new UsageError(`--config: KEY=VALUE is expected, not "${setting}".`);
  return [setting.slice(0, equals), setting.slice(equals + 1)];
}

function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in Key]: Value });
}
