/** The HTTP status of an S3 answer that the SDK made an error of; undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  const metadata = (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata;
  return metadata?.httpStatusCode;
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** For If-None-Match: the object is there already. For If-Match: it is not the one that was meant. */
export function isPreconditionFailed(error: unknown): boolean {
  return statusOf(error) === 412;
}

/** Another conditional write of the same key was under way: to be tried again. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409;
}

/** The upload is done already, when the answer to that was lost, or it was removed. */
export function isLostUpload(error: unknown): boolean {
  return error instanceof Error && error.name === "NoSuchUpload";
}

const MEANINGS: Readonly<Record<number, string>> = {
  403: "access denied: the execution role must allow it, and the object's key in KMS too where there is one",
  404: "there is no such object or version",
  412: "its content is no longer what it was: it was replaced since",
  503: "S3 asks to slow down, and did so in every attempt",
};

// S3 tells who may not list a bucket neither that an object is there nor that it is not.
const LOOKUP_DENIED =
  "access denied, or there is no such object: S3 does not tell which to whoever may not list the bucket. Look whether it is there, and whether the bucket's policy lets the execution role in";

/** An error that names the object and what was tried, with the SDK's as its cause. */
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
  const answer = status === undefined ? "" : ` (${status} ${name})`;
  return new Error(`can't ${action} s3://${bucket}/${key}: ${meaning}${answer}`, { cause });
}

interface Answered {
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** A HEAD has no body that could say it: the region is in a header, of a redirection or of a refused signature. */
function otherRegion(cause: unknown): string | undefined {
  const status = statusOf(cause);
  if (status !== 301 && status !== 400) return undefined;
  const region = (cause as Answered).$response?.headers?.["x-amz-bucket-region"];
  if (region === undefined && status === 400) return undefined;
  return `the bucket is in ${region ?? "another region"}, and the function is not: use a bucket in the function's region, by replication for one`;
}

function keyDenied(status: number | undefined, message: string): string | undefined {
  const [, action, key] = /(kms:\w+) on resource: ?(arn:\S+:key\/[\w-]+)?/.exec(message) ?? [];
  if (status !== 403 || action === undefined) return undefined;
  return `access denied by KMS: the execution role may not use ${action} on the key that encrypts it${key === undefined ? "" : `, ${key}`}; a grant lets it (aws kms create-grant --operations Decrypt)`;
}
