import {
  type CanonicalStatement,
  canonicalPolicy,
  isForOwnerOnly,
} from "../values/canonical-policies";
import { isRecord } from "../values/canonical-values";
import { isSame, shown } from "./value-differences";

/**
 * The differences between a deployed policy document and the declared one. Either is undefined if
 * there is no document.
 */
export function policyDifferences(
  property: string,
  declared: unknown,
  deployed: unknown,
  account: string | undefined,
): readonly string[] {
  const ours = canonicalPolicy(declared ?? none);
  const theirs = canonicalPolicy(deployed ?? none);
  if (ours === undefined || theirs === undefined) {
    return isSame(declared, deployed)
      ? []
      : [`${property} is ${shown(deployed)}, and the program declares ${shown(declared)}`];
  }
  const isOwners = (each: CanonicalStatement) => isForOwnerOnly(each, account);
  // AWS gives topics and keys a default policy that allows only their own account.
  if (declared === undefined && theirs.statements.every(isOwners)) return [];
  const found = [
    ...without(theirs.statements, ours.statements).map(
      ({ written }) =>
        `${property} has a statement that the program does not declare: ${JSON.stringify(written)}`,
    ),
    ...without(ours.statements, theirs.statements).map(
      ({ written }) =>
        `${property} lacks a statement that the program declares: ${JSON.stringify(written)}`,
    ),
  ];
  const isOtherVersion = found.length === 0 && ours.version !== theirs.version;
  return isOtherVersion
    ? [`${property} has Version ${theirs.version}, and the program declares ${ours.version}`]
    : found;
}

const none = { Statement: [] };

function without(some: readonly CanonicalStatement[], others: readonly CanonicalStatement[]) {
  const keys = new Set(others.map(({ key }) => key));
  return some.filter(({ key }) => !keys.has(key));
}

/**
 * The grants of an undeclared access control list, except full control for one account, which AWS
 * gives the owner by default.
 */
export function grantDifferences(property: string, deployed: unknown): readonly string[] {
  const grants = [deployed ?? []].flat().filter(isRecord);
  const isOwners = (grant: Readonly<Record<string, unknown>>) =>
    grant.type === "CanonicalUser" && isSame(grant.permissions, ["FULL_CONTROL"]);
  const [owner] = grants.filter(isOwners);
  return grants
    .filter((grant) => grant !== owner)
    .map((grant) => `${property} has ${shown(grant)}, which the program does not declare`);
}
