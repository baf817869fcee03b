import type { Statement } from "./iam-document";

/** Whether the statement is about any account, and also about who has none. */
export function isForEveryone({ principals, notPrincipals }: Statement): boolean {
  return principals.includes("*") || notPrincipals.length > 0;
}

// Source: "The meaning of public" in the S3 user guide.
const restrictingKeys: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
]);
// Neither `IfExists` nor `ForAllValues`: both hold where the request lacks the key.
const restrictingOperator =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

/** Whether a condition leaves only callers of a known account, organization, service or network. */
export function isRestricted({ conditions }: Statement): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      restrictingOperator.test(operator) &&
      restrictingKeys.has(key) &&
      values.length > 0 &&
      !values.some((value) => isOfAnyAccount(value) || isWideNetwork(value)),
  );
}

/**
 * A wildcard from the start on, or an ARN with one where the account is. The ARN of a bucket has no account, and its
 * name is nobody else's.
 */
function isOfAnyAccount(value: string): boolean {
  if (/^arn:[^:]*:s3:[^:]*:\*?:[^*?:/]+$/.test(value)) return false;
  return /^[*?]|^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?]/.test(value);
}

/** Wider than what S3 takes for a network of someone's own. */
function isWideNetwork(value: string): boolean {
  const [, address, bits] = /^([\d.]+|[\da-f:]+)\/(\d+)$/i.exec(value) ?? [];
  return Number(bits) < (address?.includes(":") ? 32 : 8);
}
