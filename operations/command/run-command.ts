import { UsageError } from "./usage";

/** What a command prints in the end, and its exit status. */
export interface Outcome {
  readonly text: string;
  readonly status: number;
}

interface Command {
  /** As `npm run` calls it. */
  readonly name: string;
  readonly main: (args: readonly string[], signal: AbortSignal) => Promise<Outcome>;
  /** The exit status of an error that is told by its message alone; undefined for any other, a defect. */
  readonly statusOf: (error: unknown) => number | undefined;
  readonly exit: {
    readonly failed: number;
    readonly wrongUse: number;
    readonly interrupted: number;
  };
}

/** Runs the command with the process's arguments, prints its outcome or tells its error, and ends the process. */
export function runCommand(command: Command): void {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => interruption.abort());
  }
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", () => process.exit());

  command.main(process.argv.slice(2), interruption.signal).then(
    ({ text, status }) => process.stdout.write(text, () => process.exit(status)),
    (error: unknown) => process.exit(tell(error, command, interruption.signal.aborted)),
  );
}

function tell(error: unknown, { name, statusOf, exit }: Command, isInterrupted: boolean): number {
  if (isInterrupted) return exit.interrupted;
  if (error instanceof UsageError) {
    console.error(`error: ${error.message}\nSee npm run ${name} -- --help`);
    return exit.wrongUse;
  }
  const status = statusOf(error);
  console.error(status === undefined ? error : `error: ${(error as Error).message}`);
  return status ?? exit.failed;
}
