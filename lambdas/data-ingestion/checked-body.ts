import type { Readable } from "node:stream";
import { connectionError, TransientError } from "./transient-error";

export interface BodyLimits {
  /** The sending host, for error messages. */
  readonly host: string;
  /** The announced length; undefined if each chunk announces its own length. */
  readonly expectedBytes: number | undefined;
  readonly maxBytes: number;
  readonly idleTimeoutMs: number;
}

/**
 * Passes the body through, and fails if it ends early, exceeds the limit or stops arriving. The
 * idle timer runs only while this side waits, because a slow upload is not the source's fault.
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

/** The error for a source that is too large to be read within the function's timeout. */
export function tooLarge(source: string, bytes: number | string, maxBytes: number): Error {
  return new Error(
    `${source} has ${bytes} bytes, and data-ingestion takes at most ${maxBytes}: split it, or store it under raw/ directly`,
  );
}
