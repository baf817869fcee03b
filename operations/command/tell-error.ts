import { type Command, EXIT, type Output } from "./command";
import { OperationError, UsageError } from "./errors";

/** Tells what went wrong; returns the exit status. */
export function tellError<Options>(
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
  // An unknown one is none of the user's: whoever looks into it needs to see where it was.
  return isKnown ? error.message : (error.stack ?? error.message);
}
