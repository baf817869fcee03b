/** An end that the user asked for. */
export class Interrupted extends Error {
  constructor(readonly exitStatus: number) {
    super("interrupted");
  }
}

/** The exit status that the user's interruption asks for; undefined where there was none. */
export function interruptedStatus({ reason }: AbortSignal): number | undefined {
  return reason instanceof Interrupted ? reason.exitStatus : undefined;
}

/** Rejects when the signal is aborted, whatever the work is doing. */
export function cutShort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
