/** The default exit statuses. */
export const EXIT = { fine: 0, failed: 1, wrongUse: 64, interrupted: 130 } as const;

/** A stream of the process, or its replacement in a test. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** The streams, environment and abort signal that a command runs with. */
export interface CommandContext {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user interrupts: the command finishes work in progress and starts nothing new. */
  readonly signal: AbortSignal;
}

/** Runs a command; returns the exit status. */
export type Run<Options> = (options: Options, context: CommandContext) => Promise<number>;

/**
 * finish: work in progress is finished and nothing new is started; a second interrupt exits at once.
 * cut short: the command exits at once, since it has nothing to finish.
 * clean up: the command always removes what it started before it exits. Work that completes anyway keeps
 * its status.
 */
export type OnInterrupt = "finish" | "cut short" | "clean up";

export interface Command<Options> {
  /** The name of the npm script. */
  readonly name: string;
  readonly help: string;
  /** Returns undefined for --help; throws UsageError. */
  readonly readCommandLine: (args: readonly string[]) => Options | undefined;
  /** Loads the implementation. Loading is slow, so a usage error is reported before it. */
  readonly load: () => Run<Options>;
  /** Errors, besides OperationError, that are reported without a stack trace. */
  readonly knownErrors?: readonly (abstract new (
    ...args: never
  ) => Error)[];
  /** The exit status of a failure (default: EXIT.failed). */
  readonly failedStatus?: number;
  /** The exit status of a usage error (default: EXIT.wrongUse). */
  readonly wrongUseStatus?: number;
  /** The effect of an interrupt (default: "finish"). */
  readonly onInterrupt?: OnInterrupt;
}
