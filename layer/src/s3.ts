import { HeadObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { isNotFound, s3Error } from "./s3-errors";
import { wrapClient } from "./tracing";

/** An object in S3. Where `eTag` is given, another content under the same key is an error. */
export interface ObjectReference {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly eTag?: string;
}

/** What S3 says of an object beside its content. */
export interface ObjectHead {
  /** As stored. */
  readonly bytes: number;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly lastModified: Date;
  /** Without quotes. */
  readonly eTag: string;
  readonly versionId?: string;
  /** Names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ClientLimits {
  readonly attempts: number;
  readonly connectionMs: number;
  /** Until the answer's headers are there. */
  readonly requestMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
}

// The SDK's default is to wait for ever, until the function's own timeout hides the cause. Two more
// attempts than its default: a 503 SlowDown clears up in seconds, a new invocation costs much more.
const LIMITS: ClientLimits = {
  attempts: 5,
  connectionMs: 3_000,
  requestMs: 30_000,
  idleMs: 20_000,
};

// It writes lines of its own form for each call and each attempt. What goes wrong is thrown as well,
// and logged where it is known what it was about.
const SILENT: NonNullable<S3ClientConfig["logger"]> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** An S3 client traced by X-Ray. Made at init; it connects at its first call. */
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
  refuseUnnamedUploads(client);
  return wrapClient(client);
}

/**
 * An error that S3 sends with the status 200 may reach the SDK as an upload without an id. Without one the request for
 * its first part would write an object of that part alone.
 */
function refuseUnnamedUploads(client: S3Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const result = await next(request);
        if (
          commandName === "CreateMultipartUploadCommand" &&
          !("UploadId" in result.output && result.output.UploadId)
        )
          throw new Error("the answer does not confirm the upload: it has no UploadId");
        return result;
      },
    { step: "initialize", name: "refuseUnnamedUploads" },
  );
}

/** What S3 says of an object; undefined where there is none. */
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

/** How the SDK's commands name an object. */
export function toRequest({ bucket, key, versionId, eTag }: ObjectReference) {
  return { Bucket: bucket, Key: key, VersionId: versionId, IfMatch: quoteETag(eTag) };
}

interface Answer {
  readonly ContentLength?: number | undefined;
  readonly ContentType?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly ETag?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
}

/** What an answer of the SDK says of its object. */
export function toHead(answer: Answer): ObjectHead {
  const { ContentType, ContentEncoding, VersionId } = answer;
  return {
    bytes: answer.ContentLength ?? 0,
    ...(ContentType !== undefined && { contentType: ContentType }),
    ...(ContentEncoding !== undefined && { contentEncoding: ContentEncoding }),
    lastModified: answer.LastModified as Date,
    eTag: (answer.ETag ?? "").replaceAll('"', ""),
    ...(VersionId !== undefined && VersionId !== "null" && { versionId: VersionId }),
    metadata: answer.Metadata ?? {},
  };
}

/** Events carry the bare tag; in a precondition HTTP wants it quoted. */
export function quoteETag(eTag: string | undefined): string | undefined {
  return eTag === undefined || eTag.startsWith('"') ? eTag : `"${eTag}"`;
}
