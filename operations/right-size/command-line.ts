import { existsSync } from "node:fs";
import { HELP_OPTION, JSON_OPTION, readArguments } from "../command/arguments";
import { EXIT } from "../command/command";
import { UsageError } from "../command/errors";
import { resolveUserPath } from "../command/user-path";
import type { ResourceSource } from "../stack-resources";

export const HELP = `Usage: npm run right-size -- [options] FILE...

Recommends a memory size for each function of a stack, from measurements on AWS and within the policy's
ceiling. Without data it makes no recommendation.

FILE is one of these, optionally gzipped (docs/right-sizing.md says how to get them):
  the output of AWS Lambda Power Tuning, with includeOutputResults, or the output of
    aws stepfunctions describe-execution
  log lines with REPORT or platform.report, as text or as the output of aws logs filter-log-events
  an export of CloudWatch Logs Insights: JSON or CSV
If a file does not name its function, write NAME=FILE: data-transform=tuning.json.

Options:
  --stack NAME        the stack; its settings come from its plan (default: dev)
  --state FILE        take the settings from FILE: pulumi stack export or npm run preview -- --json
  --region NAME       use the prices of this region (default: the stack's region)
  --json              print the recommendations as JSON
  --help              print this

Exit status: ${EXIT.fine} success, ${EXIT.failed} a file or the stack can't be read, ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
`;

export interface RightSizeOptions {
  readonly source: ResourceSource;
  readonly files: readonly { readonly file: string; readonly functionName?: string }[];
  readonly region: string | undefined;
  readonly json: boolean;
}

/**
 * Reads the arguments; returns undefined for --help.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): RightSizeOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new UsageError("no FILE is given: expected one or more");
  if (values.stack !== undefined && values.state !== undefined) {
    throw new UsageError("--stack and --state exclude each other");
  }
  return {
    source:
      values.state === undefined
        ? { stack: values.stack ?? "dev" }
        : { file: resolveUserPath(values.state) },
    files: positionals.map(readFileArgument),
    region: values.region,
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  return readArguments(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    region: { type: "string" },
    stack: { type: "string", short: "s" },
    state: { type: "string" },
  });
}

function readFileArgument(argument: string) {
  const [, functionName, file] = /^([\w-]+)=(.+)$/.exec(argument) ?? [];
  // A file's name may contain an equals sign.
  if (functionName === undefined || file === undefined || existsSync(resolveUserPath(argument))) {
    return { file: resolveUserPath(argument) };
  }
  return { file: resolveUserPath(file), functionName };
}
