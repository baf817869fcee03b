import { type Command, EXIT, type Surroundings } from "./command";
import { cutShort, interruptedStatus } from "./interruption";
import { tellError } from "./tell-error";

/** Runs a command and tells its errors; returns the exit status of the process. */
export async function runCommand<Options>(
  command: Command<Options>,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr, signal } = surroundings;
  try {
    const options = command.readCommandLine(args);
    if (options === undefined) {
      stdout.write(command.help);
      return EXIT.fine;
    }
    const work = command.load()(options, surroundings);
    const status = await (command.onInterrupt === "cut short" ? cutShort(work, signal) : work);
    return command.onInterrupt === "clean up" ? status : (interruptedStatus(signal) ?? status);
  } catch (error) {
    // Whatever it was that broke off, an interruption is why.
    return interruptedStatus(signal) ?? tellError(error, command, stderr);
  }
}
