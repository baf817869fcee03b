/** A failure that the same request may not meet again. */
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

/** An error of a connection to `host`: transient if it is one of the network, not of its certificate, say. */
export function connectionError(host: string, error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  // Without a code it is one of this function's own, and says all.
  if (code === undefined) return error;
  const message = `${host}: ${error.message}`;
  return TRANSIENT_CODES.has(code)
    ? new TransientError(message, { cause: error })
    : new Error(message, { cause: error });
}
