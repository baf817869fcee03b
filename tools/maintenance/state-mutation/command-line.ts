import { HELP_OPTION, JSON_OPTION, readOptions } from "../../../operations/command/arguments";
import { EXIT } from "../../../operations/command/command";

export const STATUS = { ...EXIT, asListed: 0, different: 1 } as const;

export const HELP = `Usage: npm run state-mutation -- [options]

Takes the deployed state of the stack prod, as the provider would read it, makes every single change of what a person
can change in the console or by CLI, and has the whole policy pack evaluate each. What no policy reports has survived:
it has to be in tools/maintenance/state-mutation/survivors.json, with the reason. docs/drift.md says what they mean.

Options:
  --json   prints all classes of changes as JSON
  --help   prints this

Exit status: ${STATUS.asListed} exactly what is listed survives, ${STATUS.different} it differs, ${STATUS.wrongUse} usage error.
`;

export interface StateMutationOptions {
  readonly asJson: boolean;
}

/**
 * Reads the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): StateMutationOptions | undefined {
  const values = readOptions(args, { ...HELP_OPTION, ...JSON_OPTION });
  return values.help ? undefined : { asJson: values.json };
}
