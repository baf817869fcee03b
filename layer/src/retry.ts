import { setTimeout as sleep } from "node:timers/promises";

export interface RetryOptions {
  readonly isRetryable: (error: unknown) => boolean;
  readonly attempts: number;
  /** The first wait; each later wait is twice as long. */
  readonly firstWaitMs: number;
  readonly signal: AbortSignal;
}

/** Runs the work; retries after a wait if the error is retryable. Rejects with the last error. */
export async function withRetries<Result>(
  { isRetryable, attempts, firstWaitMs, signal }: RetryOptions,
  work: (attempt: number) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      signal.throwIfAborted();
      return await work(attempt);
    } catch (error) {
      if (attempt >= attempts || signal.aborted || !isRetryable(error)) throw error;
      await sleep(firstWaitMs * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
    }
  }
}
