import {
  type CanonicalStatement,
  canonicalPolicy,
  isForOwnerOnly,
} from "../values/canonical-policies";
import { isRecord } from "../values/canonical-values";
import { isSame, shown } from "./value-differences";

/** In what a deployed policy document differs from the declared one, each undefined where there is none. */
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
  // AWS gives topics and keys a policy that lets in their account alone.
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

/** What an access control list grants beside all to one account, which AWS takes for the owner's where none is declared. */
export function grantDifferences(property: string, deployed: unknown): readonly string[] {
  const grants = [deployed ?? []].flat().filter(isRecord);
  const isOwners = (grant: Readonly<Record<string, unknown>>) =>
    grant.type === "CanonicalUser" && isSame(grant.permissions, ["FULL_CONTROL"]);
  const [owner] = grants.filter(isOwners);
  return grants
    .filter((grant) => grant !== owner)
    .map((grant) => `${property} has ${shown(grant)}, which the program does not declare`);
}
