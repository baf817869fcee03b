import {
  type AdmitsOnlyKnown,
  isOfOneOwner,
  isOneId,
  isOneNetwork,
  startsWithId,
} from "./admitted-values";
import type { Condition } from "./iam-document";
import { isOpenResource } from "./iam-resources";
import { conditionPattern } from "./policy-variables";

type Keys = ReadonlyMap<string, AdmitsOnlyKnown>;

/** Keys that say for whom a service acts. */
const sourceKeys: Keys = new Map([
  ["aws:sourceaccount", isOneId],
  ["aws:sourcearn", isOfOneOwner],
  ["aws:sourceorgid", isOneId],
  ["aws:sourceorgpaths", startsWithId],
  ["aws:sourceowner", isOneId],
]);

// Source: "The meaning of public" in the S3 user guide.
const callerKeys: Keys = new Map([
  ...sourceKeys,
  ["aws:principalaccount", isOneId],
  ["aws:principalarn", isOfOneOwner],
  ["aws:principalorgid", isOneId],
  ["aws:principalorgpaths", startsWithId],
  ["aws:sourceip", isOneNetwork],
  ["aws:sourcevpc", isOneId],
  ["aws:sourcevpce", isOneId],
  ["aws:userid", startsWithId],
  ["aws:vpceaccount", isOneId],
  ["aws:vpceorgid", isOneId],
  ["aws:vpceorgpaths", startsWithId],
  ["kms:calleraccount", isOneId],
  ["s3:dataaccesspointaccount", isOneId],
  ["s3:dataaccesspointarn", isOfOneOwner],
]);

const isNamed: AdmitsOnlyKnown = (pattern) => pattern !== "" && /^[^*?]{3}|^[^*?]+$/.test(pattern);

/** Keys for a known account: they restrict it to some of its principals. */
const principalKeys: Keys = new Map([
  [
    "aws:principalarn",
    (pattern, kind) => isOfOneOwner(pattern, kind) && !isOpenResource(pattern),
  ] as const,
  ["aws:federatedprovider", isOneId],
  ["aws:sourceip", isOneNetwork],
  ["aws:sourcevpc", isOneId],
  ["aws:sourcevpce", isOneId],
  ["aws:userid", startsWithId],
  ["aws:username", isNamed],
  ["sts:externalid", isOneId],
]);

/** Whether the conditions limit callers to a known account, organization, service or network. */
export function leavesKnownCallers(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => restricts(condition, callerKeys.get(condition.key)));
}

/** Whether the conditions limit a service to acting for a known account or organization. */
export function leavesKnownSources(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => restricts(condition, sourceKeys.get(condition.key)));
}

/** Whether a condition is about whom a service acts for, even if it does not restrict it. */
export function isAboutSources(conditions: readonly Condition[]): boolean {
  return conditions.some(({ key }) => sourceKeys.has(key));
}

/** Whether the conditions leave only some of an account's principals. */
export function leavesSomePrincipals(conditions: readonly Condition[]): boolean {
  return conditions.some(
    (condition) =>
      restricts(condition, principalKeys.get(condition.key)) ||
      (condition.key.startsWith("aws:principaltag/") && restricts(condition, isNamed)) ||
      asksForMfa(condition),
  );
}

// `IfExists` is excluded: a role's keys, and an access key used directly, lack these condition
// keys.
function asksForMfa({ operator, key, values }: Condition): boolean {
  return (
    (/^Bool$/i.test(operator) &&
      key === "aws:multifactorauthpresent" &&
      values.length > 0 &&
      values.every((value) => value === "true")) ||
    (/^NumericLessThan(?:Equals)?$/i.test(operator) &&
      key === "aws:multifactorauthage" &&
      values.every((value) => /^\d+$/.test(value)))
  );
}

// `IfExists` and `ForAllValues` are excluded: both hold if the request lacks the key.
const namingOperator =
  /^(?:ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

/** Whether the condition holds only for values that it names, and all of them are acceptable. */
export function restricts(
  { operator, values }: Condition,
  admitsOnlyKnown: AdmitsOnlyKnown | undefined,
): boolean {
  const [, base = ""] = namingOperator.exec(operator) ?? [];
  if (base === "" || admitsOnlyKnown === undefined || values.length === 0) return false;
  const isForNetworks = /^ip/i.test(base);
  if (isForNetworks !== (admitsOnlyKnown === isOneNetwork)) return false;
  const kind = { crossesColons: !/^arn/i.test(base) };
  return values.every((value) => admitsOnlyKnown(conditionPattern(value), kind));
}
