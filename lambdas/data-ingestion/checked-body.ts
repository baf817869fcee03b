import type { Readable } from "node:stream";
import { connectionError, TransientError } from "./transient-error";

export interface BodyLimits {
  /** Who sends it, for errors. */
  readonly host: string;
  /** What was announced; undefined where each chunk announces its own length. */
  readonly expectedBytes: number | undefined;
  readonly maxBytes: number;
  readonly idleTimeoutMs: number;
}

/**
 * The body as it is, but a failure where it ends early, goes on too long or stops arriving. Time
 * counts only while this side waits: a slow upload is not the source's fault.
 */
export async function* checkedBody(
  body: Readable,
  { host, expectedBytes, maxBytes, idleTimeoutMs }: BodyLimits,
): AsyncGenerator<Buffer, void> {
  const giveUp = () =>
    body.destroy(new TransientError(`${host} sent nothing for ${idleTimeoutMs / 1000} s`));
  let bytes = 0;
  let timer = setTimeout(giveUp, idleTimeoutMs);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      clearTimeout(timer);
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(host, `more than ${maxBytes}`, maxBytes);
      yield chunk;
      timer = setTimeout(giveUp, idleTimeoutMs);
    }
  } catch (error) {
    throw connectionError(host, error as Error);
  } finally {
    clearTimeout(timer);
    body.destroy();
  }
  if (expectedBytes !== undefined && bytes !== expectedBytes) {
    throw new TransientError(
      `${host} sent ${bytes} bytes of the ${expectedBytes} that it announced`,
    );
  }
}

/** For a source that this function can't take in within its timeout. */
export function tooLarge(source: string, bytes: number | string, maxBytes: number): Error {
  return new Error(
    `${source} has ${bytes} bytes, and data-ingestion takes at most ${maxBytes}: split it, or store it under raw/ directly`,
  );
}
