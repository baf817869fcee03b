import type { S3Call } from "../support/s3/s3-faults";

/** What the caller of a request must be allowed to do. */
export interface NeededRight {
  readonly action: string;
  /** ARN of a bucket or an object. */
  readonly resource: string;
  /** Condition keys of the request, such as `s3:prefix`. */
  readonly context: Readonly<Record<string, string>>;
}

/** One statement of a role's policy, as its JSON has it. */
export interface PolicyStatement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The rights that AWS asks for a request, by its documentation of S3's operations. */
export function neededRights(call: S3Call): readonly NeededRight[] {
  const { method, bucket, key, query, status } = call;
  const right = (action: string): NeededRight => ({
    action: `s3:${action}`,
    resource: `arn:aws:s3:::${bucket}/${key}`,
    context: {},
  });
  const list = (prefix: string): NeededRight => ({
    action: "s3:ListBucket",
    resource: `arn:aws:s3:::${bucket}`,
    context: { "s3:prefix": prefix },
  });
  // Whoever makes a write depend on what is there, reads it.
  const write = () =>
    call.headers["if-match"] === undefined
      ? [right("PutObject")]
      : [right("PutObject"), right("GetObject")];
  const isUpload = query.has("uploadId");
  if (key === "" && method === "GET" && query.get("list-type") === "2") {
    return [list(query.get("prefix") ?? "")];
  }
  if (key !== "" && (method === "GET" || method === "HEAD")) {
    const read = right(query.has("versionId") ? "GetObjectVersion" : "GetObject");
    // That an object is missing is told only to those who may list.
    return status === 404 ? [read, list(key)] : [read];
  }
  if (key !== "" && method === "PUT" && call.headers["x-amz-copy-source"] === undefined) {
    return write();
  }
  if (method === "POST" && (query.has("uploads") || isUpload)) return write();
  if (method === "DELETE" && isUpload) return [right("AbortMultipartUpload")];
  if (method === "DELETE" && key !== "" && !query.has("versionId")) return [right("DeleteObject")];
  throw new Error(`which right ${method} /${bucket}/${key}?${query} needs is not known`);
}

/** Whether one of the statements allows it. Only what the project's own policies hold is understood. */
export function isAllowed(statements: readonly PolicyStatement[], right: NeededRight): boolean {
  return statements.some((statement) => allows(statement, right));
}

export function allows(statement: PolicyStatement, right: NeededRight): boolean {
  if (statement.Effect !== "Allow") throw new Error(`a ${statement.Effect} is not understood`);
  return (
    statement.Action.includes(right.action) &&
    statement.Resource.some((pattern) => matches(pattern, right.resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) => {
      if (operator !== "StringLike") throw new Error(`the condition ${operator} is not understood`);
      return Object.entries(keys).every(([name, patterns]) => {
        const value = right.context[name];
        return value !== undefined && patterns.some((pattern) => matches(pattern, value));
      });
    })
  );
}

// As IAM matches: * for any text, / among it, and ? for any one character.
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}
