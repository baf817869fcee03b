import { HELP_OPTION, readArguments } from "../../../operations/command/arguments";
import { EXIT } from "../../../operations/command/command";
import { UsageError } from "../../../operations/command/errors";
import { resolveUserPath } from "../../../operations/command/user-path";

export const HELP = `Usage: npm run foreign-programs -- --checkout DIR [PROGRAM...] [options]

Runs programs of pulumi/examples, as they are, through the offline preview with the policy pack, and says how many
run without an error and what was found. docs/internals/foreign-programs.md says how the checkout is prepared.

  --checkout DIR  a checkout of github.com/pulumi/examples, with the packages of the programs installed
  PROGRAM         a folder with a Pulumi.yaml, such as aws-ts-airflow (default: all Node.js programs in aws-ts-*)

Options:
  --make-files  writes empty files in the place of what a program's own build makes, where it needs that
  --help        prints this

Exit status: ${EXIT.fine} the programs were tried, however they ended, ${EXIT.failed} they could not be, ${EXIT.wrongUse} usage error.
`;

export interface ForeignProgramsOptions {
  /** An absolute path. */
  readonly checkout: string;
  readonly programs: readonly string[];
  readonly makeFiles: boolean;
}

/**
 * Reads the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): ForeignProgramsOptions | undefined {
  const { values, positionals } = readArguments(args, {
    ...HELP_OPTION,
    checkout: { type: "string" },
    "make-files": { type: "boolean", default: false },
  });
  if (values.help) return undefined;
  if (values.checkout === undefined) throw new UsageError("--checkout is missing");
  return {
    checkout: resolveUserPath(values.checkout),
    programs: positionals,
    makeFiles: values["make-files"],
  };
}
