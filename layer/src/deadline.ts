// Long enough to abort a multipart upload before Lambda ends the process.
const CLEAN_UP_MS = 2_000;

/** A signal that aborts shortly before the function's timeout, so that no upload is left half done. */
export function deadlineSignal(context: { getRemainingTimeInMillis(): number }): AbortSignal {
  return AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - CLEAN_UP_MS));
}
