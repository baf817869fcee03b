import { expect } from "chai";
import { pipelineConfig } from "../support/stacks/pipeline-config";

const DIGEST = "9f2e7c1d4b8a6053e9d2c7b4a1f80e5d6c3b92a7f4e1d8c5b2a9f6e3d0c7b4a1";
const REPOSITORY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/etl/transform";
const TAG =
  "a tag value: up to 256 letters, digits, spaces and _ . : / = + - @, not starting with aws:";
const IMAGE =
  "an image in ECR pinned by digest: ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY@sha256:<64 hex digits>";
const SCHEDULE = "an EventBridge schedule: rate(5 minutes) or cron(0 3 * * ? *)";
const KEY = "the ARN of a KMS key: arn:aws:kms:REGION:ACCOUNT:key/ID (an alias cannot be granted)";
const SALT =
  "32 to 256 printable ASCII characters without spaces, such as those of openssl rand -hex 32";
const RETENTION =
  "a retention that CloudWatch Logs supports, in days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
const CONCURRENCY = "a whole number of concurrent executions, 1 or more, or none";
const PAGE =
  "an https:// URL without a slash at its end, such as https://github.com/acme/etl/blob/main/docs/runbooks";
const item = (position: number) =>
  `an https:// URL without credentials, or s3://BUCKET/KEY without * ? $, as item ${position} of the list`;

const prefixItem = (position: number) =>
  `s3://BUCKET/PREFIX without * ? $, as item ${position} of the list`;

const refusals: readonly (readonly [key: string, text: string, expected: string])[] = [
  ["team", "", TAG],
  ["team", " data", TAG],
  ["team", "aws:data", TAG],
  ["team", "data!", TAG],
  ["costCenter", "x".repeat(257), TAG],
  ["environment", "prod?", TAG],
  ["useExistingBuckets", "yes", "true or false"],
  ["protectData", "0", "true or false"],
  ["transformSnapStart", "True", "true or false"],
  ["existingBucketKmsKeyArn", "arn:aws:kms:eu-west-1:123456789012:alias/etl", KEY],
  ["alarmEmail", "team@example", "an e-mail address"],
  ["alarmEmail", "team.example.com", "an e-mail address"],
  ["alarmEmail", "a b@example.com", "an e-mail address"],
  ["sources", "https://example.com", "a list of at most 100 sources"],
  ["sources", '{"a":1}', "a list of at most 100 sources"],
  [
    "sources",
    JSON.stringify(new Array(101).fill("https://example.com")),
    "a list of at most 100 sources",
  ],
  ["sources", '["http://example.com/a"]', item(1)],
  ["sources", '["https://example.com/a","https://user:secret@example.com/a"]', item(2)],
  ["sources", '["https://user@example.com/a"]', item(1)],
  ["sources", '["s3://acme-orders/*"]', item(1)],
  ["sources", '["s3://acme-orders/"]', item(1)],
  ["sources", '["s3://Acme/key"]', item(1)],
  ["sources", '["s3:/acme-orders"]', item(1)],
  ["sources", '["customers.csv"]', item(1)],
  ["sources", "[1]", item(1)],
  [
    "sources",
    JSON.stringify([`https://example.com/${"x".repeat(2977)}`]),
    "sources of at most 3000 bytes in total, as JSON",
  ],
  ["sourcePrefixes", "s3://acme-orders/", "a list of at most 10 source prefixes"],
  [
    "sourcePrefixes",
    JSON.stringify(Array.from({ length: 11 }, (_, index) => `s3://acme-${index}/`)),
    "a list of at most 10 source prefixes",
  ],
  ["sourcePrefixes", '["s3://acme-orders"]', prefixItem(1)],
  ["sourcePrefixes", '["s3://acme-orders/a","s3://acme-orders/b*"]', prefixItem(2)],
  ["sourcePrefixes", '["https://example.com/a"]', prefixItem(1)],
  ["sourcePrefixes", '["s3://Acme/"]', prefixItem(1)],
  ["sourcePrefixes", "[1]", prefixItem(1)],
  [
    "sourcePrefixes",
    '["s3://acme-orders/a/b","s3://acme-orders/a"]',
    "no prefix within another, as item 1 of the list is",
  ],
  [
    "sourcePrefixes",
    JSON.stringify([`s3://acme-orders/${"x".repeat(680)}`]),
    "source prefixes of at most 700 bytes in total, as JSON",
  ],
  ["outputFormat", "csv", "ndjson or parquet"],
  ["scheduleExpression", "daily", SCHEDULE],
  ["transformImageUri", `${REPOSITORY}:latest`, IMAGE],
  ["transformImageUri", `docker.io/etl/transform@sha256:${DIGEST}`, IMAGE],
  ["transformImageUri", `${REPOSITORY}@sha256:${DIGEST.slice(1)}`, IMAGE],
  ["transformReservedConcurrency", "0", CONCURRENCY],
  ["transformReservedConcurrency", "-1", CONCURRENCY],
  ["transformReservedConcurrency", "50.5", CONCURRENCY],
  ["runbookBaseUrl", "http://example.com/runbooks", PAGE],
  ["runbookBaseUrl", "https://example.com/runbooks/", PAGE],
  ["runbookBaseUrl", "https://example.com/runbooks?page=", PAGE],
  ["runbookBaseUrl", `https://example.com/${"x".repeat(501)}`, PAGE],
  ["redactionSalt", "x".repeat(31), SALT],
  ["redactionSalt", "x".repeat(257), SALT],
  ["redactionSalt", `${"x".repeat(31)} `, SALT],
  ["logRetentionDays", "31", RETENTION],
  ["logRetentionDays", "7 days", RETENTION],
];

describe("the value of a key", () => {
  for (const [key, text, expected] of refusals) {
    it(`${key} can't be '${text.slice(0, 60)}'`, () => {
      expect(() => pipelineConfig({ [key]: text })).to.throw(
        `The configuration of stack dev is invalid:\n  - etl:${key} is invalid: expected ${expected}`,
      );
    });
  }
});
