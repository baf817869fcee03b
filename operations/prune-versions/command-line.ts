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

Lists the published versions of the functions, the monthly cost of their SnapStart snapshots, and the
versions that can be deleted; --delete deletes them. Versions that an alias uses (weighted ones too) and
the newest version always stay, and the N newest of the others.

Options:
${STACK_HELP}
  --function NAME     without --stack: a function's name or ARN, in the region of AWS_REGION;
                      with --stack: one of its three functions (data-transform, ...)
  --keep N            versions to keep for a rollback besides those; 0 to 1000
  --delete            delete the versions instead of only listing them
  --json              print the result as JSON
  --help              print this

Permissions: lambda:ListVersionsByFunction, lambda:ListAliases, and lambda:DeleteFunction to delete.

Exit status: ${EXIT.fine} success, ${EXIT.failed} failed (the output lists what was deleted), ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
It is always safe to run it again.
`;

export interface PruneOptions {
  /** Undefined if only functionName is given. */
  readonly stack: StackChoice | undefined;
  readonly functionName: string | undefined;
  readonly keep: number;
  readonly delete: boolean;
  readonly json: boolean;
}

const MOST_KEPT = 1000;

/** Reads the arguments; returns undefined for --help. Throws UsageError. */
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
      "--keep is missing: expected the number of versions to keep besides those in use, such as 3",
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
