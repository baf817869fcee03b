import fc from "fast-check";
import { secret, unknown } from "../../../policy-pack/testing/test-resource";

/** Texts that policies tell apart, of all kinds: each may stand where another is expected. */
const tellingTexts: readonly string[] = [
  ...["", " ", "*", "**?*", "true", "false", "512", "-1", "not JSON {", "null", "[]", "{}"],
  ...["Allow", "Deny", "s3:*", "s3:PutObject", "iam:PassRole", "kms:Decrypt", "lambda:Invoke*"],
  ...["x86_64", "arm64", "nodejs18.x", "nodejs24.x", "java21", "python3.9", "toString"],
  ...["Zip", "Image", "None", "PublishedVersions", "Active", "PassThrough", "$LATEST", "live"],
  ...["Enabled", "Disabled", "Suspended", "AES256", "public-read", "NONE", "AWS_IAM", "Warn"],
  ...["Sum", "Average", "p99", "p1", "Errors", "Throttles", "Duration", "AWS/Lambda", "DELIVERY"],
  ...["arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::123456789012:root", "arn:"],
  ...["arn:aws:s3:::*", "arn:aws:s3:::raw/in/*", "arn:aws:s3:::inline", "us-gov-east-1"],
  ...["s3.amazonaws.com", "sns.amazonaws.com", "lambda.amazonaws.com", "alias/aws/sns"],
  ...["SELECT AVG(Errors) FROM SCHEMA", "ALARM(errors) AND ALARM(duration)", "METRICS()"],
  ...["http://acs.amazonaws.com/groups/global/AllUsers", "postgres://user:password@host/db"],
];
const tellingNumbers: readonly number[] = [0, -1, 1, 2, 3, 128, 600, 950, 3008, 99_999, 0.5, 1e300];

/** Names of properties that policies read, at whatever depth. */
const tellingKeys: readonly string[] = [
  ...["tags", "policy", "name", "arn", "id", "region", "status", "enabled", "value", "key", "mode"],
  ...["Statement", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "Sid"],
  ...["NotPrincipal", "Condition", "AWS", "StringEquals", "aws:SourceAccount", "expression"],
  ...["prefix", "suffix", "anything-but", "days", "filter", "and", "expiration", "metric", "stat"],
  ...["fileSystemConfig", "tenancyConfig", "principalOrgId", "kmsKeyArn", "variables"],
  ...["logging", "versioning", "lifecycleRules", "topics", "grants", "acl", "qualifier", "unit"],
  ...["constructor", "length", "DB_PASSWORD", "DB_PASSWORD"],
];

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...tellingTexts, ...tellingNumbers, true, false, null) },
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("x", "*", "?", "(", "a*b").map((text) => text.repeat(3000)),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(unknown),
);

/** Names of properties, mostly such as policies read. */
export const arbitraryKey = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...tellingKeys) },
  fc.string({ maxLength: 8 }),
);

/** Any value that the wire can carry: right, wrong or strange, unknown or secret, at any depth. */
export const arbitraryValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    { weight: 4, arbitrary: scalar },
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(arbitraryKey, tie("value"), { maxKeys: 3 }),
    scalar.map(secret),
  ),
})).value;

/** Another value of the same type. */
export function variationOf(value: unknown, choice: number): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return tellingNumbers[choice % tellingNumbers.length];
  if (typeof value === "string") return tellingTexts[choice % tellingTexts.length];
  if (Array.isArray(value)) return choice % 2 === 0 ? [] : [...value, ...value.slice(0, 1)];
  return {};
}
