/** The HTTP status of an SDK error; undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  const metadata = (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata;
  return metadata?.httpStatusCode;
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** With If-None-Match: the object already exists. With If-Match: it has other content. */
export function isPreconditionFailed(error: unknown): boolean {
  return statusOf(error) === 412;
}

/** Another conditional write of the same key was in progress; the write can be retried. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409;
}

/** The upload has completed but its response was lost, or the upload was removed. */
export function isLostUpload(error: unknown): boolean {
  return error instanceof Error && error.name === "NoSuchUpload";
}

const MEANINGS: Readonly<Record<number, string>> = {
  403: "access denied: the execution role must allow it, and so must the object's KMS key if it has one",
  404: "there is no such object or version",
  412: "its content has changed: the object was replaced in the meantime",
  503: "S3 throttled every attempt",
};

// Without permission to list the bucket, S3 does not reveal whether an object exists.
const LOOKUP_DENIED =
  "access denied, or there is no such object: S3 does not reveal which without permission to list the bucket. Check that the object exists and that the bucket's policy allows the execution role";

/** An error that names the action and the object; its cause is the SDK's error. */
export function s3Error(
  action: "look up" | "read" | "write" | "list" | "remove",
  { bucket, key }: { readonly bucket: string; readonly key: string },
  cause: unknown,
): Error {
  const status = statusOf(cause);
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const meaning =
    otherRegion(cause) ??
    keyDenied(status, message) ??
    (status === 403 && action === "look up" ? LOOKUP_DENIED : undefined) ??
    ((status !== undefined && MEANINGS[status]) || message || name);
  const detail = status === undefined ? "" : ` (${status} ${name})`;
  return new Error(`can't ${action} s3://${bucket}/${key}: ${meaning}${detail}`, { cause });
}

interface WithResponse {
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** A message if the bucket is in another region. A HEAD has no body: a header of the error has the region. */
function otherRegion(cause: unknown): string | undefined {
  const status = statusOf(cause);
  if (status !== 301 && status !== 400) return undefined;
  const region = (cause as WithResponse).$response?.headers?.["x-amz-bucket-region"];
  if (region === undefined && status === 400) return undefined;
  return `the bucket is in ${region ?? "another region"}, not in the function's region: use a bucket in the function's region, for example a replica`;
}

function keyDenied(status: number | undefined, message: string): string | undefined {
  const [, action, key] = /(kms:\w+) on resource: ?(arn:\S+:key\/[\w-]+)?/.exec(message) ?? [];
  if (status !== 403 || action === undefined) return undefined;
  return `access denied by KMS: the execution role may not use ${action} on the key that encrypts it${key === undefined ? "" : `, ${key}`}; a grant allows it (aws kms create-grant --operations Decrypt)`;
}
