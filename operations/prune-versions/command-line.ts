import { HELP_OPTION, JSON_OPTION, readCount, readOptions } from "../command/arguments";
import { EXIT } from "../command/command";
import { UsageError } from "../command/errors";
import {
  readStackChoice,
  STACK_HELP,
  STACK_OPTIONS,
  type StackChoice,
} from "../command/stack-options";

export const HELP = `Usage: npm run prune-versions -- (--stack NAME | --function NAME) --keep N [options]

Shows the published versions of the functions, what the snapshots of those with SnapStart cost a month,
and which can go; with --delete it deletes them. A version stays that an alias uses, by its weights too,
and the newest version of all; beside these the N newest stay.

Options:
${STACK_HELP}
  --function NAME     without --stack: a function's name or ARN, in the region of AWS_REGION;
                      with --stack: one of its three functions (data-transform, ...)
  --keep N            how many more versions stay, to go back to; 0 to 1000
  --delete            delete, instead of showing what would be deleted
  --json              print the result as JSON
  --help              print this

Rights: lambda:ListVersionsByFunction, lambda:ListAliases, and lambda:DeleteFunction to delete.

Exit status: ${EXIT.fine} done, ${EXIT.failed} failed (what was deleted is told), ${EXIT.wrongUse} wrong use, ${EXIT.interrupted} interrupted.
It is always safe to run it again.
`;

export interface PruneOptions {
  /** Undefined: only the one function. */
  readonly stack: StackChoice | undefined;
  readonly functionName: string | undefined;
  readonly keep: number;
  readonly delete: boolean;
  readonly json: boolean;
}

const MOST_KEPT = 1000;

/** Reads the arguments; undefined where help is asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): PruneOptions | undefined {
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    ...STACK_OPTIONS,
    delete: { type: "boolean", default: false },
    function: { type: "string" },
    keep: { type: "string" },
  });
  if (values.help) return undefined;
  if (values.stack === undefined && values.function === undefined) {
    throw new UsageError("--stack or --function is missing");
  }
  if (values.keep === undefined) {
    throw new UsageError(
      "--keep is missing: expected how many versions stay beside those in use, such as 3",
    );
  }
  return {
    stack: values.stack === undefined ? undefined : readStackChoice(values),
    functionName: values.function,
    keep: readCount("keep", values.keep, 0, MOST_KEPT),
    delete: values.delete,
    json: values.json,
  };
}
