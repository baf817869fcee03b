import { Readable } from "node:stream";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { withRetries } from "./retry";
import { quoteETag } from "./s3";
import { isConflict, isLostUpload, isPreconditionFailed, s3Error, statusOf } from "./s3-errors";

/** The condition of a write: the key does not exist, or still has the content with this eTag. */
export type WriteCondition = { readonly absent: true } | { readonly unchanged: string };

/** "refused" if the condition was not met. */
export type WriteOutcome = "written" | "refused";

interface ObjectDescription {
  readonly bucket: string;
  readonly key: string;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Without a condition, an existing object is replaced. */
  readonly condition?: WriteCondition;
}

export interface ObjectToPut extends ObjectDescription {
  readonly bytes: number;
  /** The checksum of the body in base64, which S3 verifies. */
  readonly checksumCrc32: string;
  /** Called once per attempt. */
  readonly openBody: () => Readable | Buffer;
}

export interface ObjectToWrite extends ObjectDescription {
  readonly body: Readable;
}

const PUT_ATTEMPTS = 5;
const FIRST_WAIT_MS = 200;
// An upload needs memory for about (queue + 1) parts: 24 MiB for objects of any size.
const UPLOAD_QUEUE = 2;
const UPLOAD_PART_BYTES = 8 * 1024 * 1024;
// The time for removing the parts; a request that hangs must not outlast the function.
const ABORT_GRACE_MS = 1_000;

/**
 * Writes an object of known size, completely or not at all. Retries transient errors and conflicts with
 * another conditional write.
 * @param firstWaitMs the wait before the first retry; each later wait is twice as long
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
 * Streams a body of unknown length into an object. After an error or an abort it rejects and leaves no
 * object, and no parts if S3 still responds.
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
  checkConfirmed(await s3.send(command, { abortSignal: signal }));
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
  // Not abort() at once: it resolves before the parts are removed, and Lambda may then freeze the process.
  const abort = () => {
    stream.destroy(signal.reason);
    setTimeout(() => void work.abort(), ABORT_GRACE_MS).unref();
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    checkConfirmed(await work.done());
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** @throws Error if the response may come from a proxy instead of S3 */
function checkConfirmed({ ETag }: { readonly ETag?: string | undefined }): void {
  if (ETag === undefined)
    throw new Error("the response does not confirm the write: it has no ETag");
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

// An error without a status is a connection failure or a timeout.
function isRetryable(error: unknown): boolean {
  const status = statusOf(error);
  const isTransient = status === undefined || status >= 500 || status === 429;
  return isTransient || isConflict(error) || isLostUpload(error);
}

function refusedOrThrow(object: ObjectDescription, error: unknown, signal: AbortSignal): "refused" {
  if (signal.aborted) throw signal.reason;
  if (object.condition !== undefined && isPreconditionFailed(error)) return "refused";
  throw s3Error("write", object, error);
}
