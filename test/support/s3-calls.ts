import type { IncomingHttpHeaders } from "node:http";

/** One request as an S3 server got it and answered it: path-style, names decoded. */
export interface S3Call {
  readonly method: string;
  readonly bucket: string;
  /** Empty where the request is about the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
}

/** What the caller of a request must be allowed to do. */
export interface NeededRight {
  readonly action: string;
  /** ARN of a bucket or an object. */
  readonly resource: string;
  /** Condition keys of the request, such as `s3:prefix`. */
  readonly context: Readonly<Record<string, string>>;
}

/** Reads method, path and query of a request. */
export function readCall(method: string, url: string): Omit<S3Call, "headers" | "status"> {
  const { pathname, searchParams } = new URL(url, "http://s3");
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(decodeURIComponent(pathname)) ?? [];
  return { method, bucket, key, query: searchParams };
}

/** The rights that AWS asks of a request, by its documentation of the API's operations. */
export function neededRights(call: S3Call): readonly NeededRight[] {
  const { bucket, key, query } = call;
  const on = (action: string, resource = objectArn(bucket, key)): NeededRight => ({
    action: `s3:${action}`,
    resource,
    context: {},
  });
  const list = (prefix: string): NeededRight => ({
    action: "s3:ListBucket",
    resource: `arn:aws:s3:::${bucket}`,
    context: { "s3:prefix": prefix },
  });
  if (key === "") {
    if (call.method === "GET" && query.get("list-type") === "2") {
      return [list(query.get("prefix") ?? "")];
    }
    throw new Error(`no right is known for ${describe(call)}`);
  }
  const read = on(query.has("versionId") ? "GetObjectVersion" : "GetObject");
  switch (call.method) {
    case "GET":
    case "HEAD":
      // That an object is missing is told only to those who may list.
      return call.status === 404 ? [read, list(key)] : [read];
    case "PUT":
      return [
        on("PutObject"),
        // Whoever asks what is there, reads it.
        ...(call.headers["if-match"] === undefined ? [] : [on("GetObject")]),
        ...copySource(call),
      ];
    case "POST":
      if (query.has("uploads")) return [on("PutObject")];
      if (query.has("uploadId")) {
        return [
          on("PutObject"),
          ...(call.headers["if-match"] === undefined ? [] : [on("GetObject")]),
        ];
      }
      break;
    case "DELETE":
      return [on(query.has("uploadId") ? "AbortMultipartUpload" : "DeleteObject")];
  }
  throw new Error(`no right is known for ${describe(call)}`);
}

function copySource({ headers }: S3Call): readonly NeededRight[] {
  const source = headers["x-amz-copy-source"];
  if (typeof source !== "string") return [];
  const { bucket, key, query } = readCall("GET", `/${source.replace(/^\//, "")}`);
  const action = query.has("versionId") ? "s3:GetObjectVersion" : "s3:GetObject";
  return [{ action, resource: objectArn(bucket, key), context: {} }];
}

function objectArn(bucket: string, key: string): string {
  return `arn:aws:s3:::${bucket}/${key}`;
}

function describe({ method, bucket, key, query }: S3Call): string {
  return `${method} /${bucket}/${key}?${query}`;
}
