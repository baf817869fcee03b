import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from "@aws-sdk/client-s3";
import { type BodyChecksum, bodyChecksum, isChecksumMismatch } from "./body-checksum";
import { type ObjectHead, type ObjectReference, quoteETag, toHead, toRequest } from "./s3";
import { isNotFound, s3Error } from "./s3-errors";

export interface OpenedObject extends ObjectHead {
  readonly body: Readable;
}

// The SDK retries only until the headers arrive; these retries are for the body.
const MAX_RESUMES = 4;
const FIRST_WAIT_MS = 100;

/**
 * Opens an object for reading. After an interruption (reset, truncation or stall) the body resumes from the
 * same content. It fails if the content has changed, or if the whole body does not match S3's checksum. It
 * holds a socket, so it must be read to its end or destroyed.
 * @param firstWaitMs the wait before the first resume; each later wait is twice as long
 */
export async function openObject(
  s3: S3Client,
  object: ObjectReference,
  signal: AbortSignal,
  firstWaitMs = FIRST_WAIT_MS,
): Promise<OpenedObject> {
  const response = await getObject(s3, object, 0, signal);
  const head = toHead(response);
  const same = { ...object, eTag: head.eTag };
  const reopen = async (from: number) => (await getObject(s3, same, from, signal)).Body as Readable;
  const first = response.Body as Readable;
  const checksum = bodyChecksum(response);
  const { bytes } = head;
  const body = resumingBody({ object, first, bytes, checksum, reopen, signal, firstWaitMs });
  return { ...head, body };
}

/** The text of a small object and its eTag; undefined if it does not exist. */
export async function readText(
  s3: S3Client,
  object: ObjectReference,
  { maxBytes, signal }: { readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<{ readonly text: string; readonly eTag: string } | undefined> {
  const opened = await openObject(s3, object, signal).catch((error: Error) => {
    if (isNotFound(error.cause)) return undefined;
    throw error;
  });
  if (opened === undefined) return undefined;
  if (opened.bytes > maxBytes) {
    opened.body.destroy();
    throw new Error(
      `s3://${object.bucket}/${object.key} has ${opened.bytes} bytes: expected at most ${maxBytes}`,
    );
  }
  return { text: await text(opened.body), eTag: opened.eTag };
}

async function getObject(
  s3: S3Client,
  object: ObjectReference,
  from: number,
  signal: AbortSignal,
): Promise<GetObjectCommandOutput> {
  const range = from === 0 ? {} : { Range: `bytes=${from}-` };
  try {
    const response = await s3.send(new GetObjectCommand({ ...toRequest(object), ...range }), {
      abortSignal: signal,
    });
    const problem = findMismatch(response, object, from);
    if (problem === undefined) return response;
    (response.Body as Readable).destroy();
    throw new Error(problem);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw s3Error("read", object, error);
  }
}

/** The difference between a successful response and the request; undefined if they match. */
function findMismatch(
  { ETag, ContentRange }: GetObjectCommandOutput,
  { eTag }: ObjectReference,
  from: number,
): string | undefined {
  // A proxy between S3 and the function may return its own page or error.
  if (ETag === undefined) return "the response is not an object: it has no ETag";
  if (eTag !== undefined && ETag !== quoteETag(eTag)) {
    return `requested the content with the ETag ${quoteETag(eTag)}, got ${ETag}`;
  }
  return from === 0 || ContentRange?.startsWith(`bytes ${from}-`)
    ? undefined
    : `requested the bytes from ${from}, got ${ContentRange ?? "all"}`;
}

interface ResumingBody {
  readonly object: ObjectReference;
  readonly first: Readable;
  readonly bytes: number;
  /** Undefined if S3 has none; then only length and eTag are checked. */
  readonly checksum: BodyChecksum | undefined;
  readonly reopen: (from: number) => Promise<Readable>;
  readonly signal: AbortSignal;
  readonly firstWaitMs: number;
}

function resumingBody(whole: ResumingBody): Readable {
  const { object, first, bytes, checksum, reopen, signal, firstWaitMs } = whole;
  let current = first;
  // An error before anybody reads the body would be unhandled and end the process.
  first.on("error", () => undefined);
  const stop = () => current.destroy(signal.reason);
  async function* chunks(): AsyncGenerator<Buffer> {
    let iterator: AsyncIterator<Buffer> = current[Symbol.asyncIterator]();
    for (let received = 0, resumes = 0; ; ) {
      let chunk: Buffer | undefined;
      try {
        chunk = await nextChunk(iterator, received, bytes);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (isChecksumMismatch(error)) throw corrupt(object, (error as Error).message);
        // The body is complete, so a later error does not matter.
        if (received === bytes) return checkIntegrity(object, checksum);
        if (resumes === MAX_RESUMES) throw s3Error("read", object, error);
        current.destroy();
        await sleep(firstWaitMs * 2 ** resumes, undefined, { signal });
        resumes += 1;
        current = await reopen(received);
        iterator = current[Symbol.asyncIterator]();
        continue;
      }
      if (chunk === undefined) return checkIntegrity(object, checksum);
      received += chunk.length;
      checksum?.update(chunk);
      yield chunk;
    }
  }
  signal.addEventListener("abort", stop, { once: true });
  const body = Readable.from(chunks(), { objectMode: false });
  // Also for a body that nobody has started to read, since it holds a socket, too.
  body.once("close", () => {
    signal.removeEventListener("abort", stop);
    current.destroy();
  });
  return body;
}

/** @throws Error if the checksum does not match: the content was corrupted in transit or at rest */
function checkIntegrity(object: ObjectReference, checksum: BodyChecksum | undefined): void {
  const difference = checksum?.difference();
  if (difference !== undefined) throw corrupt(object, difference);
}

function corrupt(object: ObjectReference, difference: string): Error {
  const cause = new Error(`its content is corrupt: its checksum does not match (${difference})`);
  return s3Error("read", object, cause);
}

/** The next chunk; undefined at the end of the body. @throws Error if the length is not the announced one */
async function nextChunk(
  iterator: AsyncIterator<Buffer>,
  received: number,
  bytes: number,
): Promise<Buffer | undefined> {
  const { value, done } = await iterator.next();
  const now = received + (done ? 0 : value.length);
  if (done ? now !== bytes : now > bytes) {
    throw new Error(`its body ${done ? "ended after" : "has"} ${now} of ${bytes} bytes`);
  }
  return done ? undefined : value;
}
