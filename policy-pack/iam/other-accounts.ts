import type { Problems } from "../values/problems";
import { knownDocument } from "../values/unknown";
import { hasWildcard } from "../values/wildcard";
import { concernsAction, type Statement } from "./iam-document";
import { restricts } from "./restricting-conditions";

/** An action, and whether it applies to objects or to the bucket itself. */
interface BucketAction {
  readonly name: string;
  readonly isOnObjects: boolean;
}

// Source: the control S3.6 of AWS Security Hub.
const administrativeActions: readonly BucketAction[] = [
  { name: "s3:DeleteBucketPolicy", isOnObjects: false },
  { name: "s3:PutBucketAcl", isOnObjects: false },
  { name: "s3:PutBucketPolicy", isOnObjects: false },
  { name: "s3:PutEncryptionConfiguration", isOnObjects: false },
  { name: "s3:PutObjectAcl", isOnObjects: true },
];

export type IsOwnAccount = (account: string) => boolean;

/** Reports a bucket policy's statement that lets foreign accounts administer the bucket. */
export function administeringStrangers(statement: Statement, isOwn: IsOwnAccount): Problems {
  const { effect, label, principals, notPrincipals } = statement;
  if (effect !== "Allow") return false;
  const [first, ...more] = administrativeActions.filter((action) => allows(statement, action));
  if (first === undefined) return false;
  const named = more.length === 0 ? first.name : `${first.name} and ${more.length} more`;
  const report = (who: string) =>
    `${label} allows ${who} ${named}: leave that to the accounts of the organization, which accounts lists`;
  if (notPrincipals.length > 0) return report("everyone else");
  return principals.map((given) => () => {
    const principal = String(knownDocument(given, `${label} Principal`));
    if (hasWildcard(principal)) return !leavesOwn(statement, isOwn) && report("everyone");
    const account = accountIn(principal);
    return account !== undefined && !isOwn(account) && report(account);
  });
}

function allows(statement: Statement, { name, isOnObjects }: BucketAction): boolean {
  const { resources, notResources } = statement;
  const isReached =
    notResources.length > 0 || resources.some((resource) => reaches(resource, isOnObjects));
  return isReached && concernsAction(statement, name);
}

/** An object's resource contains a slash, a bucket's does not; a wildcard may match either. */
function reaches(resource: string, isOnObjects: boolean): boolean {
  return isOnObjects ? /[/*?]/.test(resource) : !resource.includes("/");
}

/**
 * The account of a principal, or the canonical user, another identifier of an account. Services
 * have neither.
 */
function accountIn(principal: string): string | undefined {
  const account = /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12}|[\da-f]{64})(?::|$)/i;
  return account.exec(principal)?.[1];
}

/** Whether a condition limits everyone to principals of own accounts. */
function leavesOwn({ conditions }: Statement, isOwn: IsOwnAccount): boolean {
  return conditions.some((condition) => restricts(condition, ownValues(condition.key, isOwn)));
}

function ownValues(key: string, isOwn: IsOwnAccount) {
  const isOwnId = (value: string) => !hasWildcard(value) && isOwn(value);
  if (key === "aws:principalaccount") return isOwnId;
  if (key !== "aws:principalarn") return undefined;
  return (value: string) => isOwnId(/^arn:[^:]*:(?:iam|sts)::([^:]*):/.exec(value)?.[1] ?? "");
}
