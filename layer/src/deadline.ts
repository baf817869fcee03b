// Long enough to abort a multipart upload before Lambda ends the process.
const CLEAN_UP_MS = 2_000;

/**
 * A signal that aborts shortly before the function's timeout, so that no upload is left half done
 * and the error says why.
 */
export function deadlineSignal(context: { getRemainingTimeInMillis(): number }): AbortSignal {
  const controller = new AbortController();
  const remainingMs = context.getRemainingTimeInMillis();
  const abort = () =>
    controller.abort(
      new Error(
        `stopped ${CLEAN_UP_MS / 1000} s before the function's timeout: the work did not fit the ${Math.round(remainingMs / 1000)} s that were left`,
      ),
    );
  setTimeout(abort, Math.max(0, remainingMs - CLEAN_UP_MS)).unref();
  return controller.signal;
}
