import { inspect } from "node:util";
import { exitStatus, PreviewError, UsageError } from "../preview-error";
import { printable } from "../printable";

/** The output of a command, and its exit status. */
export interface Outcome {
  readonly text: string;
  readonly status: number;
}

export interface Command<Options> {
  /** How the user calls it: `offline-preview`, or `npm run preview --`. */
  readonly call: string;
  readonly help: string;
  /** Undefined if help is requested. Throws a UsageError. */
  readonly readCommandLine: (args: readonly string[]) => Options | undefined;
  /** Runs the command. If the signal is aborted, it ends all that it started, then rejects. */
  readonly run: (options: Options, signal: AbortSignal) => Promise<Outcome>;
}

/** Runs a command. `reportError` receives a text for an error of the user, and any other error as it is. */
export async function runCommand<Options>(
  command: Command<Options>,
  args: readonly string[],
  signal: AbortSignal,
  reportError: (error: unknown) => void,
): Promise<Outcome> {
  try {
    const options = command.readCommandLine(args);
    if (options === undefined) return { text: command.help, status: exitStatus.fine };
    return await command.run(options, signal);
  } catch (error) {
    if (signal.aborted) {
      reportError("Interrupted.");
      return { text: "", status: exitStatus.interrupted };
    }
    reportError(error instanceof PreviewError ? describe(error, command.call) : error);
    const status = error instanceof PreviewError ? error.status : exitStatus.failed;
    return { text: "", status };
  }
}

function describe(error: PreviewError, call: string): string {
  const advice = error instanceof UsageError ? `\nSee ${call} --help` : "";
  return printable(`error: ${error.message}${advice}`);
}

/** Runs a command, then ends this process with its exit status. */
export function startCommand<Options>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): void {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => interruption.abort());
  }
  // A reader that closes the pipe early (`| head`) is not an error.
  process.stdout.on("error", () => process.exit());

  runCommand(command, args, interruption.signal, printError).then(({ text, status }) =>
    process.stdout.write(text, () => process.exit(status)),
  );
}

function printError(error: unknown): void {
  console.error(typeof error === "string" ? error : printable(inspect(error)));
}
