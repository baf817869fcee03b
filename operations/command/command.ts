/** The exit statuses of a command that has none of its own. */
export const EXIT = { fine: 0, failed: 1, wrongUse: 64, interrupted: 130 } as const;

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

/** Does the work; returns the exit status. */
export type Run<Options> = (options: Options, surroundings: Surroundings) => Promise<number>;

/**
 * finish: what is under way is finished, nothing new is begun; a second interrupt ends the process at once.
 * cut short: it ends where it is, since there is nothing to finish.
 * clean up: it is never ended before it has removed what it started. What comes to its end nevertheless
 * keeps its status.
 */
export type OnInterrupt = "finish" | "cut short" | "clean up";

export interface Command<Options> {
  /** As `npm run` calls it. */
  readonly name: string;
  readonly help: string;
  /** Undefined where help is asked for; throws UsageError. */
  readonly readCommandLine: (args: readonly string[]) => Options | undefined;
  /** Loads the work, late, so that a mistake on the command line is reported at once. */
  readonly load: () => Run<Options>;
  /** Errors, beside OperationError, that their message alone explains; of any other the stack is shown. */
  readonly knownErrors?: readonly (abstract new (
    ...args: never
  ) => Error)[];
  /** The exit status where the work could not be done (default: EXIT.failed). */
  readonly failedStatus?: number;
  /** The exit status of a mistake on the command line (default: EXIT.wrongUse). */
  readonly wrongUseStatus?: number;
  /** What an interrupt does (default: "finish"). */
  readonly onInterrupt?: OnInterrupt;
}
