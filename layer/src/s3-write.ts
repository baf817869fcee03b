import { Readable } from "node:stream";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { withRetries } from "./retry";
import { quoteETag } from "./s3";
import { isConflict, isLostUpload, isPreconditionFailed, s3Error, statusOf } from "./s3-errors";

/** Under which a write takes place: nothing under the key, or still this content. */
export type WriteCondition = { readonly absent: true } | { readonly unchanged: string };

/** "refused" where the condition did not hold. */
export type WriteOutcome = "written" | "refused";

interface ObjectDescription {
  readonly bucket: string;
  readonly key: string;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Without one, whatever is there is replaced. */
  readonly condition?: WriteCondition;
}

export interface ObjectToPut extends ObjectDescription {
  readonly bytes: number;
  /** Of the body, in base64: S3 refuses another. */
  readonly checksumCrc32: string;
  /** Called again for each attempt. */
  readonly openBody: () => Readable | Buffer;
}

export interface ObjectToWrite extends ObjectDescription {
  readonly body: Readable;
}

const PUT_ATTEMPTS = 5;
const FIRST_WAIT_MS = 200;
// Memory of an upload is about (queue + 1) parts: 24 MiB, whatever the size of the object.
const UPLOAD_QUEUE = 2;
const UPLOAD_PART_BYTES = 8 * 1024 * 1024;
// For the parts to be removed; a request that hangs must not outlast the function.
const ABORT_GRACE_MS = 1_000;

/**
 * Writes an object whose size is known: all of it or nothing. Repeated on errors that pass, and on
 * the conflict with another conditional write.
 * @param firstWaitMs before it is written again; each later wait is twice as long
 */
export async function putObject(
  s3: S3Client,
  object: ObjectToPut,
  signal: AbortSignal,
  firstWaitMs = FIRST_WAIT_MS,
): Promise<WriteOutcome> {
  const send = object.bytes > UPLOAD_PART_BYTES ? upload : putAtOnce;
  const put = async () => {
    const body = object.openBody();
    try {
      await send(s3, object, body, signal);
    } finally {
      if (!Buffer.isBuffer(body)) body.destroy();
    }
  };
  const retries = { isRetryable, attempts: PUT_ATTEMPTS, firstWaitMs, signal };
  return withRetries(retries, put).then(
    () => "written",
    (error) => refusedOrThrow(object, error, signal),
  );
}

/**
 * Streams a body of unknown length into an object. An error or an abort ends in an error; no object
 * is left, and no parts where S3 still answers.
 */
export async function writeObject(
  s3: S3Client,
  object: ObjectToWrite,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  try {
    await upload(s3, object, object.body, signal);
    return "written";
  } catch (error) {
    return refusedOrThrow(object, error, signal);
  } finally {
    object.body.destroy();
  }
}

async function putAtOnce(
  s3: S3Client,
  object: ObjectToPut,
  body: Readable | Buffer,
  signal: AbortSignal,
): Promise<void> {
  const command = new PutObjectCommand({
    ...toRequest(object),
    Body: body,
    ContentLength: object.bytes,
    ChecksumCRC32: object.checksumCrc32,
  });
  refuseUnconfirmed(await s3.send(command, { abortSignal: signal }));
}

async function upload(
  s3: S3Client,
  object: ObjectDescription,
  body: Readable | Buffer,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const stream = Buffer.isBuffer(body) ? Readable.from([body]) : body;
  const params = { ...toRequest(object), Body: stream };
  const work = new Upload({
    client: s3,
    queueSize: UPLOAD_QUEUE,
    partSize: UPLOAD_PART_BYTES,
    params,
  });
  // Not abort() at once: it answers before the parts are removed, and Lambda may freeze them in.
  const abort = () => {
    stream.destroy(signal.reason);
    setTimeout(() => void work.abort(), ABORT_GRACE_MS).unref();
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    refuseUnconfirmed(await work.done());
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** @throws where something between S3 and the function may have answered in its place */
function refuseUnconfirmed({ ETag }: { readonly ETag?: string | undefined }): void {
  if (ETag === undefined) throw new Error("the answer does not confirm the write: it has no ETag");
}

function toRequest({
  bucket,
  key,
  contentType,
  contentEncoding,
  metadata,
  condition,
}: ObjectDescription) {
  return {
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
    ContentEncoding: contentEncoding,
    Metadata: { ...metadata },
    ...(condition !== undefined &&
      ("absent" in condition ? { IfNoneMatch: "*" } : { IfMatch: quoteETag(condition.unchanged) })),
  };
}

// Without a status it is the connection that failed, or a time limit.
function isRetryable(error: unknown): boolean {
  const status = statusOf(error);
  const isPassing = status === undefined || status >= 500 || status === 429;
  return isPassing || isConflict(error) || isLostUpload(error);
}

function refusedOrThrow(object: ObjectDescription, error: unknown, signal: AbortSignal): "refused" {
  if (signal.aborted) throw signal.reason;
  if (object.condition !== undefined && isPreconditionFailed(error)) return "refused";
  throw s3Error("write", object, error);
}
