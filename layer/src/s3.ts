import { HeadObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { isNotFound, s3Error } from "./s3-errors";
import { wrapClient } from "./tracing";

/** An object in S3. If `eTag` is given, other content under the same key is an error. */
export interface ObjectReference {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly eTag?: string;
}

/** The properties of an object. */
export interface ObjectHead {
  /** The stored size. */
  readonly bytes: number;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly lastModified: Date;
  /** Without quotes. */
  readonly eTag: string;
  readonly versionId?: string;
  /** The names are in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ClientLimits {
  readonly attempts: number;
  readonly connectionMs: number;
  /** The time until the response's headers arrive. */
  readonly requestMs: number;
  /** The time without a byte in either direction. */
  readonly idleMs: number;
}

// By default the SDK waits forever, so that the function's timeout hides the cause. Two attempts more than
// its default: a 503 SlowDown passes within seconds, and a new invocation costs much more.
const LIMITS: ClientLimits = {
  attempts: 5,
  connectionMs: 3_000,
  requestMs: 30_000,
  idleMs: 20_000,
};

// The SDK would log every call and attempt in its own format. Errors are thrown as well, and logged with
// their context.
const SILENT: NonNullable<S3ClientConfig["logger"]> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** An S3 client traced by X-Ray. It is created at init and connects at its first call. */
export function createS3Client(limits: ClientLimits = LIMITS): S3Client {
  const client = new S3Client({
    maxAttempts: limits.attempts,
    logger: SILENT,
    requestHandler: {
      connectionTimeout: limits.connectionMs,
      requestTimeout: limits.requestMs,
      socketTimeout: limits.idleMs,
      throwOnRequestTimeout: true,
    },
  });
  rejectUploadsWithoutId(client);
  return wrapClient(client);
}

/**
 * Rejects a multipart upload without an id, which is how an S3 error with status 200 appears in the SDK.
 * Uploading a part without an id would write an object of that part alone.
 */
function rejectUploadsWithoutId(client: S3Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const result = await next(request);
        if (
          commandName === "CreateMultipartUploadCommand" &&
          !("UploadId" in result.output && result.output.UploadId)
        )
          throw new Error("the response does not confirm the upload: it has no UploadId");
        return result;
      },
    { step: "initialize", name: "rejectUploadsWithoutId" },
  );
}

/** The properties of an object; undefined if it does not exist. */
export async function headObject(
  s3: S3Client,
  object: ObjectReference,
  signal: AbortSignal,
): Promise<ObjectHead | undefined> {
  try {
    return toHead(await s3.send(new HeadObjectCommand(toRequest(object)), { abortSignal: signal }));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw s3Error("look up", object, error);
  }
}

/** The fields of an SDK command that identify an object. */
export function toRequest({ bucket, key, versionId, eTag }: ObjectReference) {
  return { Bucket: bucket, Key: key, VersionId: versionId, IfMatch: quoteETag(eTag) };
}

interface HeadResponse {
  readonly ContentLength?: number | undefined;
  readonly ContentType?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly ETag?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
}

/** The properties of the object in an SDK response. */
export function toHead(response: HeadResponse): ObjectHead {
  const { ContentType, ContentEncoding, VersionId } = response;
  return {
    bytes: response.ContentLength ?? 0,
    ...(ContentType !== undefined && { contentType: ContentType }),
    ...(ContentEncoding !== undefined && { contentEncoding: ContentEncoding }),
    lastModified: response.LastModified as Date,
    eTag: (response.ETag ?? "").replaceAll('"', ""),
    ...(VersionId !== undefined && VersionId !== "null" && { versionId: VersionId }),
    metadata: response.Metadata ?? {},
  };
}

/** Quotes an eTag for an HTTP precondition; events contain it without quotes. */
export function quoteETag(eTag: string | undefined): string | undefined {
  return eTag === undefined || eTag.startsWith('"') ? eTag : `"${eTag}"`;
}
