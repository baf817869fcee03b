import { bucketNameProblem } from "./bucket-name";
import { isScheduleExpression } from "./schedule-expression";

/** A parsed configuration value, or a description of what was expected. */
export type Reading<T> = { readonly value: T } | { readonly expected: string };

export type Reader<T> = (text: string) => Reading<T>;

// The values that CloudWatch Logs accepts.
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];
const MAX_SOURCES = 100;
// The list is an environment variable of data-ingestion; Lambda limits all variables together to 4 KB.
const MAX_SOURCES_BYTES = 3000;
const MAX_SOURCE_PREFIXES = 10;
const MAX_SOURCE_PREFIXES_BYTES = 700;

export const readTagValue = matching(
  /^(?!aws:)[\p{L}\p{N}_.:/=+\-@](?:[\p{L}\p{N}\p{Z}_.:/=+\-@]{0,254}[\p{L}\p{N}_.:/=+\-@])?$/iu,
  "a tag value: up to 256 letters, digits, spaces and _ . : / = + - @, not starting with aws:",
);
export const readRegion = matching(
  /^(?:[a-z]{2}|eusc)(?:-[a-z]+)+-\d$/,
  "the name of an AWS region, such as eu-west-1",
);
export const readEmail = matching(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, "an e-mail address");
export const readKmsKeyArn = matching(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
  "the ARN of a KMS key: arn:aws:kms:REGION:ACCOUNT:key/ID (an alias cannot be granted)",
);
export const readImageUri = matching(
  /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.(?:com(?:\.cn)?|eu)\/[a-z0-9][a-z0-9._/-]*@sha256:[0-9a-f]{64}$/,
  "an image in ECR pinned by digest: ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY@sha256:<64 hex digits>",
);
export const readPageUrl = matching(
  /^https:\/\/[^\s?#]{1,500}[^\s?#/]$/,
  "an https:// URL without a slash at its end, such as https://github.com/acme/etl/blob/main/docs/runbooks",
);
export const readSalt = matching(
  /^[\x21-\x7e]{32,256}$/,
  "32 to 256 printable ASCII characters without spaces, such as those of openssl rand -hex 32",
);
export const readSchedule: Reader<string> = (text) =>
  isScheduleExpression(text)
    ? { value: text }
    : { expected: "an EventBridge schedule: rate(5 minutes) or cron(0 3 * * ? *)" };

export const readBoolean: Reader<boolean> = (text) =>
  text === "true" || text === "false" ? { value: text === "true" } : { expected: "true or false" };

export const readOutputFormat: Reader<"ndjson" | "parquet"> = (text) =>
  text === "ndjson" || text === "parquet" ? { value: text } : { expected: "ndjson or parquet" };

export const readRetentionDays: Reader<number> = (text) =>
  RETENTION_DAYS.map(String).includes(text)
    ? { value: Number(text) }
    : {
        expected: `a retention that CloudWatch Logs supports, in days: ${RETENTION_DAYS.join(", ")}`,
      };

export const readConcurrency: Reader<number | undefined> = (text) => {
  if (text === "none") return { value: undefined };
  return /^[1-9]\d{0,4}$/.test(text)
    ? { value: Number(text) }
    : { expected: "a whole number of concurrent executions, 1 or more, or none" };
};

export const readBucketName: Reader<string> = (text) => {
  const expected = bucketNameProblem(text);
  return expected === undefined ? { value: text } : { expected };
};

/** Reads a JSON list of sources: https URLs without credentials, and `s3://bucket/key`. */
export const readSources: Reader<readonly string[]> = (text) => {
  const list = parseJson(text);
  if (!Array.isArray(list) || list.length > MAX_SOURCES) {
    return { expected: `a list of at most ${MAX_SOURCES} sources` };
  }
  const wrong = list.findIndex((source) => typeof source !== "string" || !isSource(source));
  if (wrong === -1 && Buffer.byteLength(JSON.stringify(list)) > MAX_SOURCES_BYTES) {
    return { expected: `sources of at most ${MAX_SOURCES_BYTES} bytes in total, as JSON` };
  }
  if (wrong === -1) return { value: list };
  return {
    expected: `an https:// URL without credentials, or s3://BUCKET/KEY without * ? $, as item ${wrong + 1} of the list`,
  };
};

// The key becomes part of an ARN in a policy, where * ? and $ would match more than this object.
function isSource(source: string): boolean {
  const object = parseSourcePrefix(source);
  if (object !== undefined) return object.prefix !== "";
  if (!URL.canParse(source)) return false;
  const { protocol, username, password } = new URL(source);
  return protocol === "https:" && username === "" && password === "";
}

/** The keys of a source bucket that begin with the prefix; an empty prefix matches all keys. */
export interface SourcePrefix {
  readonly bucket: string;
  readonly prefix: string;
}

/** Reads a JSON list of `s3://bucket/prefix`; the prefix may be empty. */
export const readSourcePrefixes: Reader<readonly SourcePrefix[]> = (text) => {
  const list = parseJson(text);
  if (!Array.isArray(list) || list.length > MAX_SOURCE_PREFIXES) {
    return { expected: `a list of at most ${MAX_SOURCE_PREFIXES} source prefixes` };
  }
  const prefixes = list.map(parseSourcePrefix);
  const wrong = prefixes.indexOf(undefined);
  if (wrong !== -1) {
    return { expected: `s3://BUCKET/PREFIX without * ? $, as item ${wrong + 1} of the list` };
  }
  const inner = list.findIndex((prefix, index) =>
    list.some((other, at) => at !== index && prefix.startsWith(other)),
  );
  if (inner !== -1) {
    return { expected: `no prefix within another, as item ${inner + 1} of the list is` };
  }
  return Buffer.byteLength(JSON.stringify(list)) > MAX_SOURCE_PREFIXES_BYTES
    ? {
        expected: `source prefixes of at most ${MAX_SOURCE_PREFIXES_BYTES} bytes in total, as JSON`,
      }
    : { value: prefixes.filter((prefix) => prefix !== undefined) };
};

function parseSourcePrefix(text: unknown): SourcePrefix | undefined {
  if (typeof text !== "string") return undefined;
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/([^*?$]*)$/.exec(text) ?? [];
  if (bucket === undefined || prefix === undefined) return undefined;
  return bucketNameProblem(bucket) === undefined ? { bucket, prefix } : undefined;
}

/** Parses JSON; returns undefined for invalid JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function matching(pattern: RegExp, expected: string): Reader<string> {
  return (text) => (pattern.test(text) ? { value: text } : { expected });
}
