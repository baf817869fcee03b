import { HELP_OPTION, readArguments } from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";
import { UsageError } from "../../operations/command/errors";

export const HELP = `Usage: npm run create-policy NAME [-- --stack]

Creates a policy that is ready to be filled in: its file, its table of cases, the hand-written part of
its page, a regression and a row of the conformance test. What is left to write says TODO, and the tests
fail until it is written. docs/write-your-own-policy.md takes you through it.

NAME is what users configure: two or more lower-case words joined by hyphens, the service first, such as
lambda-storage-ceiling.

Options:
  --stack  the policy looks at other resources of the stack too, not at one resource alone
  --help   prints this

Exit status: ${EXIT.fine} created, ${EXIT.failed} not created, and nothing was changed; ${EXIT.wrongUse} usage error; ${EXIT.interrupted} interrupted.
`;

export interface CreatePolicyOptions {
  readonly name: string;
  readonly isStackPolicy: boolean;
}

/**
 * Reads the arguments; undefined where help is asked for.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): CreatePolicyOptions | undefined {
  const { values, positionals } = readArguments(args, {
    ...HELP_OPTION,
    stack: { type: "boolean", default: false },
  });
  if (values.help) return undefined;
  const [name, ...more] = positionals;
  if (name === undefined) throw new UsageError("expected the NAME of the policy");
  if (more.length > 0) throw new UsageError(`unexpected argument ${more[0]}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) {
    throw new UsageError(
      `${name} cannot name a policy: expected two or more lower-case words joined by hyphens, such as lambda-storage-ceiling`,
    );
  }
  return { name, isStackPolicy: values.stack };
}
