// Long enough to abort a multipart upload before Lambda ends the process.
const CLEAN_UP_MS = 2_000;

/**
 * A signal that aborts shortly before the function's timeout, so that uploads are cleaned up and the
 * error gives the cause.
 */
export function deadlineSignal(context: { getRemainingTimeInMillis(): number }): AbortSignal {
  const controller = new AbortController();
  const remainingMs = context.getRemainingTimeInMillis();
  const abort = () =>
    controller.abort(
      new Error(
        `stopped ${CLEAN_UP_MS / 1000} s before the function's timeout: the work did not finish in the remaining ${Math.round(remainingMs / 1000)} s`,
      ),
    );
  setTimeout(abort, Math.max(0, remainingMs - CLEAN_UP_MS)).unref();
  return controller.signal;
}
