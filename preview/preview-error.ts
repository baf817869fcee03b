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

/** A failure that the user can fix. The message says how; no stack trace is shown. */
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

/** A mistake on the command line. The output refers to the command's help. */
export class UsageError extends PreviewError {
  constructor(message: string) {
    super(message, exitStatus.wrongUse);
  }
}
