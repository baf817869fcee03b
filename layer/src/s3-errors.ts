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

/** An error that names the object and what was tried, with the SDK's as its cause. */
export function s3Error(
  action: string,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  cause: unknown,
): Error {
  const status = statusOf(cause);
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const meaning = (status !== undefined && MEANINGS[status]) || message || name;
  const answer = status === undefined ? "" : ` (${status} ${name})`;
  return new Error(`can't ${action} s3://${bucket}/${key}: ${meaning}${answer}`, { cause });
}
