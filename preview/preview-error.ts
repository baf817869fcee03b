/** Exit statuses of the preview, as its help documents them. */
export const exitStatus = {
  fine: 0,
  policyViolations: 1,
  failed: 2,
  /** Every policy is disabled. */
  nothingEvaluated: 3,
  wrongUse: 64,
  interrupted: 130,
} as const;

/** A failure that the user can do something about: the message says what, no stack trace is shown. */
export class PreviewError extends Error {
  override readonly name = "PreviewError";

  constructor(
    message: string,
    readonly status: number = exitStatus.failed,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A mistake on the command line, or in what it names: the command's help is pointed at. */
export class UsageError extends PreviewError {
  constructor(message: string) {
    super(message, exitStatus.wrongUse);
  }
}
