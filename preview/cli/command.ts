import { inspect } from "node:util";
import { exitStatus, PreviewError, UsageError } from "../preview-error";
import { printable } from "../printable";

/** What a command prints in the end, and its exit status. */
export interface Outcome {
  readonly text: string;
  readonly status: number;
}

export interface Command<Options> {
  /** How its user calls it: `offline-preview`, or `npm run preview --`. */
  readonly call: string;
  readonly help: string;
  /** Undefined where help is asked for; throws a UsageError. */
  readonly readCommandLine: (args: readonly string[]) => Options | undefined;
  /** Does the work; rejects, with all that it started ended, when the signal is aborted. */
  readonly run: (options: Options, signal: AbortSignal) => Promise<Outcome>;
}

/** Runs a command; `reportError` is given its errors: texts, and as it is what is no error of the user's. */
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

/** Runs a command as this process, and ends it. */
export function startCommand<Options>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): void {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => interruption.abort());
  }
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", () => process.exit());

  runCommand(command, args, interruption.signal, printError).then(({ text, status }) =>
    process.stdout.write(text, () => process.exit(status)),
  );
}

function printError(error: unknown): void {
  console.error(typeof error === "string" ? error : printable(inspect(error)));
}
