import type { Readable } from "node:stream";
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { wrapClient } from "./tracing";

/** An object in S3. Where `eTag` is given, another content under the same key is an error. */
export interface ObjectReference {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly eTag?: string;
}

export interface OpenedObject {
  readonly body: Readable;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly lastModified: Date;
  readonly eTag: string;
}

export interface ObjectToWrite {
  readonly bucket: string;
  readonly key: string;
  readonly body: Readable;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

// The SDK's default is to wait for ever, until the function's own timeout hides the cause.
const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 30_000;
// Memory of an upload is about (queue + 1) parts: 24 MiB, whatever the size of the object.
const UPLOAD_QUEUE = 2;
const UPLOAD_PART_BYTES = 8 * 1024 * 1024;

/** An S3 client traced by X-Ray. Made at init; it connects at its first call. */
export function createS3Client(): S3Client {
  return wrapClient(
    new S3Client({
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        throwOnRequestTimeout: true,
      },
    }),
  );
}

/** Starts to read an object. The body must be read to its end or destroyed: it holds a socket. */
export async function openObject(
  s3: S3Client,
  { bucket, key, versionId, eTag }: ObjectReference,
  signal: AbortSignal,
): Promise<OpenedObject> {
  const answer = await s3.send(
    new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, IfMatch: quote(eTag) }),
    { abortSignal: signal },
  );
  return {
    body: answer.Body as Readable,
    ...(answer.ContentType !== undefined && { contentType: answer.ContentType }),
    ...(answer.ContentEncoding !== undefined && { contentEncoding: answer.ContentEncoding }),
    lastModified: answer.LastModified as Date,
    eTag: answer.ETag as string,
  };
}

/** Streams a body into an object; an abort or a broken body leaves no object and no parts behind. */
export async function writeObject(
  s3: S3Client,
  { bucket, key, body, contentType, contentEncoding, metadata }: ObjectToWrite,
  signal: AbortSignal,
): Promise<void> {
  const upload = new Upload({
    client: s3,
    queueSize: UPLOAD_QUEUE,
    partSize: UPLOAD_PART_BYTES,
    params: {
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: contentType,
      ContentEncoding: contentEncoding,
      Metadata: { ...metadata },
    },
  });
  const abort = () => void upload.abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    signal.throwIfAborted();
    await upload.done();
  } finally {
    signal.removeEventListener("abort", abort);
    body.destroy();
  }
}

/** The user metadata of an object, names in lower case. */
export async function readMetadata(
  s3: S3Client,
  { bucket, key, versionId, eTag }: ObjectReference,
): Promise<Readonly<Record<string, string>>> {
  const answer = await s3.send(
    new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, IfMatch: quote(eTag) }),
  );
  return answer.Metadata ?? {};
}

/** Copies an object of at most 5 GB inside S3, with its metadata. */
export async function copyObject(
  s3: S3Client,
  { bucket, key, versionId, eTag }: ObjectReference,
  target: { readonly bucket: string; readonly key: string },
): Promise<void> {
  const path = `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
  await s3.send(
    new CopyObjectCommand({
      Bucket: target.bucket,
      Key: target.key,
      CopySource: versionId === undefined ? path : `${path}?versionId=${versionId}`,
      CopySourceIfMatch: quote(eTag),
    }),
  );
}

// Events carry the bare tag; in a precondition HTTP wants it quoted.
function quote(eTag: string | undefined): string | undefined {
  return eTag === undefined || eTag.startsWith('"') ? eTag : `"${eTag}"`;
}
