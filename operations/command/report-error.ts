import { type Command, EXIT, type Output } from "./command";
import { OperationError, UsageError } from "./errors";

/** Prints an error; returns the exit status. */
export function reportError<Options>(
  error: unknown,
  command: Command<Options>,
  stderr: Output,
): number {
  const { name, failedStatus = EXIT.failed, wrongUseStatus = EXIT.wrongUse } = command;
  if (error instanceof UsageError) {
    stderr.write(`error: ${error.message}\nSee npm run ${name} -- --help\n`);
    return wrongUseStatus;
  }
  stderr.write(`error: ${describe(error, command)}\n`);
  return failedStatus;
}

function describe<Options>(error: unknown, { knownErrors = [] }: Command<Options>): string {
  if (!(error instanceof Error)) return String(error);
  const isKnown = [OperationError, ...knownErrors].some((kind) => error instanceof kind);
  // An unknown error is a bug: the stack trace says where.
  return isKnown ? error.message : (error.stack ?? error.message);
}
