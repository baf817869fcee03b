import { once } from "node:events";

/** The reason of an abort that the user asked for. */
export class Interrupted extends Error {
  constructor(readonly exitStatus: number) {
    super("interrupted");
  }
}

/** The exit status of an interrupted command; undefined if it was not interrupted. */
export function interruptedStatus({ reason }: AbortSignal): number | undefined {
  return reason instanceof Interrupted ? reason.exitStatus : undefined;
}

/** Waits for the work, but rejects as soon as the signal is aborted. */
export function rejectOnAbort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

/** Waits until the signal is aborted; does not wait if it was aborted before. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
