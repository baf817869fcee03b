/** A failure that a retry may not meet again. */
export class TransientError extends Error {
  override readonly name = "TransientError";
}

const TRANSIENT_CODES: ReadonlySet<unknown> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ETIMEDOUT",
]);

/**
 * Describes an error of a connection to `host`: transient if it is a network error, but not, for
 * example, if it is a certificate error.
 */
export function connectionError(host: string, error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  // An error without a code is one of this function's own and needs no context.
  if (code === undefined) return error;
  const message = `${host}: ${error.message}`;
  return TRANSIENT_CODES.has(code)
    ? new TransientError(message, { cause: error })
    : new Error(message, { cause: error });
}
