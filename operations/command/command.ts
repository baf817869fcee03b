import { PreviewError } from "../../preview/preview-error";
import { OperationError, UsageError } from "./errors";

export const EXIT = { fine: 0, failed: 1, wrongUse: 64 } as const;

/** Where a command writes: a stream of the process, or what a test reads. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** What a command has around it. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user wants the command to end: what is under way is finished, nothing new is begun. */
  readonly signal: AbortSignal;
}

/** Does the work; gives the exit status. */
export type Run<Options> = (options: Options, surroundings: Surroundings) => Promise<number>;

export interface Command<Options> {
  readonly name: string;
  readonly help: string;
  /** Undefined where help is asked for; throws UsageError. */
  readonly readCommandLine: (args: readonly string[]) => Options | undefined;
  /** Loads the work, late, so that a mistake on the command line is told at once. */
  readonly load: () => Run<Options>;
  /** The exit status where the work could not be done (default: 1). */
  readonly failedStatus?: number;
}

/** An end that the user asked for. */
export class Interrupted extends Error {
  constructor(readonly exitStatus: number) {
    super("interrupted");
  }
}

/** Runs a command and tells its errors; gives the exit status of the process. */
export async function runCommand<Options>(
  command: Command<Options>,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, signal } = surroundings;
  try {
    const options = command.readCommandLine(args);
    if (options === undefined) {
      stdout.write(command.help);
      return EXIT.fine;
    }
    const status = await command.load()(options, surroundings);
    return interruption(signal)?.exitStatus ?? status;
  } catch (error) {
    return interruption(signal)?.exitStatus ?? tell(error, command, surroundings);
  }
}

function interruption({ reason }: AbortSignal): Interrupted | undefined {
  return reason instanceof Interrupted ? reason : undefined;
}

function tell<Options>(
  error: unknown,
  { name, failedStatus = EXIT.failed }: Command<Options>,
  { stderr }: Surroundings,
): number {
  if (error instanceof UsageError) {
    stderr.write(`error: ${error.message}\nSee npm run ${name} -- --help\n`);
    return EXIT.wrongUse;
  }
  if (error instanceof OperationError || error instanceof PreviewError) {
    stderr.write(`error: ${error.message}\n`);
    return failedStatus;
  }
  // None of the user's: whoever looks into it needs to see where it was.
  stderr.write(`error: ${error instanceof Error ? error.stack : String(error)}\n`);
  return failedStatus;
}
