import { type Command, type CommandContext, EXIT } from "./command";
import { interruptedStatus, rejectOnAbort } from "./interruption";
import { reportError } from "./report-error";

/** Runs a command and reports its errors; returns the exit status of the process. */
export async function runCommand<Options>(
  command: Command<Options>,
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const { stdout, stderr, signal } = context;
  try {
    const options = command.readCommandLine(args);
    if (options === undefined) {
      stdout.write(command.help);
      return EXIT.fine;
    }
    const work = command.load()(options, context);
    const status = await (command.onInterrupt === "cut short" ? rejectOnAbort(work, signal) : work);
    return command.onInterrupt === "clean up" ? status : (interruptedStatus(signal) ?? status);
  } catch (error) {
    // After an interrupt, any error is taken to be its consequence.
    return interruptedStatus(signal) ?? reportError(error, command, stderr);
  }
}
