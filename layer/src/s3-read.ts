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

// The SDK's own retries end with the headers; these are for a body that breaks off.
const MAX_RESUMES = 4;
const FIRST_WAIT_MS = 100;

/**
 * Starts to read an object. The body goes on where it broke off (reset, truncated or stalled), from
 * the same content or not at all, and ends with an error where the whole of it is not what S3 has the
 * checksum of: a part of it is no use then, and no reason to go on. It must be read to its end or destroyed:
 * it holds a socket.
 * @param firstWaitMs before the body is asked for again; each later wait is twice as long
 */
export async function openObject(
  s3: S3Client,
  object: ObjectReference,
  signal: AbortSignal,
  firstWaitMs = FIRST_WAIT_MS,
): Promise<OpenedObject> {
  const answer = await getObject(s3, object, 0, signal);
  const head = toHead(answer);
  const same = { ...object, eTag: head.eTag };
  const reopen = async (from: number) => (await getObject(s3, same, from, signal)).Body as Readable;
  const first = answer.Body as Readable;
  const checksum = bodyChecksum(answer);
  const { bytes } = head;
  const body = resumingBody({ object, first, bytes, checksum, reopen, signal, firstWaitMs });
  return { ...head, body };
}

/** The text of a small object and its eTag; undefined where there is none. */
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
    const answer = await s3.send(new GetObjectCommand({ ...toRequest(object), ...range }), {
      abortSignal: signal,
    });
    const problem = findOtherContent(answer, object, from);
    if (problem === undefined) return answer;
    (answer.Body as Readable).destroy();
    throw new Error(problem);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw s3Error("read", object, error);
  }
}

/** Whether what has come, with a status that says so, is not what was asked for. */
function findOtherContent(
  { ETag, ContentRange }: GetObjectCommandOutput,
  { eTag }: ObjectReference,
  from: number,
): string | undefined {
  // Something between S3 and the function may give its own page, or an error, for an object.
  if (ETag === undefined) return "the answer is no object: it has no ETag";
  if (eTag !== undefined && ETag !== quoteETag(eTag)) {
    return `asked for the content with the ETag ${quoteETag(eTag)}, got ${ETag}`;
  }
  return from === 0 || ContentRange?.startsWith(`bytes ${from}-`)
    ? undefined
    : `asked for the bytes from ${from}, got ${ContentRange ?? "all"}`;
}

interface ResumingBody {
  readonly object: ObjectReference;
  readonly first: Readable;
  readonly bytes: number;
  /** Undefined where S3 has told none: its length and the eTag are all that is known of it. */
  readonly checksum: BodyChecksum | undefined;
  readonly reopen: (from: number) => Promise<Readable>;
  readonly signal: AbortSignal;
  readonly firstWaitMs: number;
}

function resumingBody(whole: ResumingBody): Readable {
  const { object, first, bytes, checksum, reopen, signal, firstWaitMs } = whole;
  let current = first;
  // It may break off before anybody reads it: with nobody to hear of that, it would end the process.
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
        // All of it has come; what went wrong after that is of no account.
        if (received === bytes) return refuseCorrupt(object, checksum);
        if (resumes === MAX_RESUMES) throw s3Error("read", object, error);
        current.destroy();
        await sleep(firstWaitMs * 2 ** resumes, undefined, { signal });
        resumes += 1;
        current = await reopen(received);
        iterator = current[Symbol.asyncIterator]();
        continue;
      }
      if (chunk === undefined) return refuseCorrupt(object, checksum);
      received += chunk.length;
      checksum?.update(chunk);
      yield chunk;
    }
  }
  signal.addEventListener("abort", stop, { once: true });
  const body = Readable.from(chunks(), { objectMode: false });
  // Also for a body that nobody has begun to read: its socket is held all the same.
  body.once("close", () => {
    signal.removeEventListener("abort", stop);
    current.destroy();
  });
  return body;
}

/** @throws Error where the body was damaged, on its way or at rest */
function refuseCorrupt(object: ObjectReference, checksum: BodyChecksum | undefined): void {
  const difference = checksum?.difference();
  if (difference !== undefined) throw corrupt(object, difference);
}

function corrupt(object: ObjectReference, difference: string): Error {
  const damaged = new Error(`its content came damaged, as its checksum shows (${difference})`);
  return s3Error("read", object, damaged);
}

/** The next chunk, undefined at the end of the body; another length than announced is an error. */
async function nextChunk(
  iterator: AsyncIterator<Buffer>,
  received: number,
  bytes: number,
): Promise<Buffer | undefined> {
  const { value, done } = await iterator.next();
  const now = received + (done ? 0 : value.length);
  if (done ? now !== bytes : now > bytes) {
    throw new Error(`its body has ${done ? "ended after" : "more than"} ${now} of ${bytes} bytes`);
  }
  return done ? undefined : value;
}
