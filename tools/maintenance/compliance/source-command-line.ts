import { HELP_OPTION, readOptions } from "../../../operations/command/arguments";
import { EXIT } from "../../../operations/command/command";
import { UsageError } from "../../../operations/command/errors";
import { resolveUserPath } from "../../../operations/command/user-path";

export const HELP = `Usage: npm run compliance-source -- --packages DIR

Writes the ids that are kept of Prowler, from its package of PyPI; npm run compliance and npm run docs go on from there:
  pip install --no-deps --target DIR prowler

  --packages DIR  the folder that pip wrote to

Options:
  --help  prints this

Exit status: ${EXIT.fine} written, ${EXIT.failed} could not be, ${EXIT.wrongUse} usage error.
`;

export interface SourceOptions {
  /** An absolute path. */
  readonly packages: string;
}

/**
 * Reads the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): SourceOptions | undefined {
  const values = readOptions(args, { ...HELP_OPTION, packages: { type: "string" } });
  if (values.help) return undefined;
  if (values.packages === undefined) throw new UsageError("--packages is missing");
  return { packages: resolveUserPath(values.packages) };
}
