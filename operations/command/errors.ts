/** A failure that is told in its message alone, without a stack. */
export class OperationError extends Error {}

/** A mistake on the command line, or in what it names. */
export class UsageError extends OperationError {}
