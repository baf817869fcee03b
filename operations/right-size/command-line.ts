import { existsSync } from "node:fs";
import { HELP_OPTION, JSON_OPTION, readArguments } from "../command/arguments";
import { EXIT } from "../command/command";
import { UsageError } from "../command/errors";
import { resolveUserPath } from "../command/user-path";
import type { ResourceSource } from "../stack-resources";

export const HELP = `Usage: npm run right-size -- [options] FILE...

Says for each function of a stack whether its memory is right, by what was measured on AWS, and what
the policy's ceiling allows. Where there is no data it says so, and guesses nothing.

FILE is one of these, gzip or not (docs/right-sizing.md says how to get them):
  the output of AWS Lambda Power Tuning, with includeOutputResults, or what
    aws stepfunctions describe-execution prints
  log lines with REPORT or platform.report, as text or as aws logs filter-log-events prints them
  an export of CloudWatch Logs Insights: JSON or CSV
Where a file does not say which function it is about, write NAME=FILE: data-transform=tuning.json.

Options:
  --stack NAME        the stack whose settings count, by its plan (default: dev)
  --state FILE        its settings by FILE instead: pulumi stack export or npm run preview -- --json
  --region NAME       prices of this region (default: that of the stack)
  --json              print the judgements as JSON
  --help              print this

Exit status: ${EXIT.fine} fine, ${EXIT.failed} a file or the stack can't be read, ${EXIT.wrongUse} wrong use, ${EXIT.interrupted} interrupted.
`;

export interface RightSizeOptions {
  readonly source: ResourceSource;
  readonly files: readonly { readonly file: string; readonly functionName?: string }[];
  readonly region: string | undefined;
  readonly json: boolean;
}

/**
 * Reads the arguments; undefined where help is asked for.
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
  // A file may have an equals sign in its name.
  if (functionName === undefined || file === undefined || existsSync(resolveUserPath(argument))) {
    return { file: resolveUserPath(argument) };
  }
  return { file: resolveUserPath(file), functionName };
}
