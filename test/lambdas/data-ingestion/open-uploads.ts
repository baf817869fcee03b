import type { S3Call } from "../../support/s3/s3-faults";

/**
 * The keys of uploads in parts that were begun and neither completed nor aborted, one for each upload.
 * The embedded server does not list them itself.
 */
export function openUploads(calls: readonly S3Call[], bucket: string): readonly string[] {
  const done = calls.filter((call) => call.bucket === bucket && call.status < 300);
  const open = done
    .filter(({ method, query }) => method === "POST" && query.has("uploads"))
    .map(({ key }) => key);
  const ended = done.filter(
    ({ method, query }) => query.has("uploadId") && (method === "POST" || method === "DELETE"),
  );
  for (const { key } of ended) {
    const index = open.indexOf(key);
    if (index !== -1) open.splice(index, 1);
  }
  return open;
}
