/** A failure that its message explains: reported without a stack trace. */
export class OperationError extends Error {}

/** A mistake on the command line, or in a file that it names. */
export class UsageError extends OperationError {}
