import { startCommand } from "./start";

/** What a command prints in the end, and its exit status. */
export interface Outcome {
  readonly text: string;
  readonly status: number;
}

interface PrintingCommand {
  /** As `npm run` calls it. */
  readonly name: string;
  readonly main: (args: readonly string[], signal: AbortSignal) => Promise<Outcome>;
  /** The exit status of an error that is told by its message alone; undefined for any other, a defect. */
  readonly statusOf: (error: unknown) => number | undefined;
  readonly exit: { readonly failed: number };
}

/** Runs a command of the preview as this process, and ends it. */
export function runCommand({ name, main, statusOf, exit }: PrintingCommand): void {
  startCommand<readonly string[]>({
    name,
    help: "",
    readCommandLine: (args) => args,
    load:
      () =>
      async (args, { stdout, stderr, signal }) => {
        try {
          const { text, status } = await main(args, signal);
          stdout.write(text);
          return status;
        } catch (error) {
          const status = statusOf(error);
          if (status === undefined || signal.aborted) throw error;
          stderr.write(`error: ${(error as Error).message}\n`);
          return status;
        }
      },
    failedStatus: exit.failed,
  });
}
