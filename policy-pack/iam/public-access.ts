import type { Problems } from "../values/problems";
import type { Statement } from "./iam-document";
import { hasWildcard } from "./iam-resources";
import { isAboutSources, leavesKnownCallers, leavesKnownSources } from "./restricting-conditions";

/** Whether the statement is about any account, and also about who has none. */
export function isForEveryone({ principals, notPrincipals }: Statement): boolean {
  return principals.some(hasWildcard) || notPrincipals.length > 0;
}

/** Whether a condition leaves only callers of a known account, organization, service or network. */
export function isRestricted({ conditions }: Statement): boolean {
  return leavesKnownCallers(conditions);
}

const servicePrincipal = /\.(?:amazonaws\.com(?:\.cn|\.eu)?|amazon\.com)$/;

export function isService(principal: string): boolean {
  return servicePrincipal.test(principal);
}

/** Whether anyone's resources may be what makes a service do what the statement allows it. */
export type ActsForAnyone = (statement: Statement) => boolean;

function isOfUnknownSource({ conditions }: Statement): boolean {
  return !leavesKnownSources(conditions) && !leavesKnownCallers(conditions);
}

/** Those of which AWS's guides say that they tell their source; of another a condition on it might let nothing through. */
const sourceTellingService =
  /^(?:budgets|cloudwatch|costalerts|events|s3|ses|sns)\.amazonaws\.com(?:\.cn|\.eu)?$/;

/** Where what any account has can be made to send: a condition must say whose may. */
export const unlessSourceIsKnown: ActsForAnyone = (statement) =>
  isOfUnknownSource(statement) &&
  (isAboutSources(statement.conditions) ||
    statement.principals.some((principal) => sourceTellingService.test(principal)));

/** Where a service may be let in as it is, by AWS's own guides: only a condition that lets anyone in is wrong. */
export const whereSourceIsOpen: ActsForAnyone = (statement) =>
  isAboutSources(statement.conditions) && isOfUnknownSource(statement);

const deliveringActions: readonly string[] = [
  "s3:getbucketacl",
  "s3:getbucketlocation",
  "s3:getbucketpolicy",
  "s3:listbucket",
  "s3:putobject",
  "s3:putobjectacl",
];

/** The same of a bucket where a service delivers logs; what reads it for anyone, as CloudFront does, makes it public. */
export const unlessItDelivers: ActsForAnyone = (statement) => {
  const { actions, notActions } = statement;
  const delivers =
    notActions.length === 0 &&
    actions.every((action) => deliveringActions.includes(action.toLowerCase()));
  return delivers ? whereSourceIsOpen(statement) : isOfUnknownSource(statement);
};

/** What a statement of a resource's policy allows those who are not known. */
export function strangersAllowed(statement: Statement, actsForAnyone: ActsForAnyone): Problems {
  const { effect, label, principals } = statement;
  if (effect !== "Allow") return false;
  if (isForEveryone(statement)) {
    return (
      !isRestricted(statement) &&
      `${label} allows everyone: name the principals, or restrict it to an account, an organization or a network`
    );
  }
  const services = principals.filter(isService);
  if (services.length === 0) return false;
  return [
    allowsEveryAction(statement) &&
      `${label} allows ${services.join(" and ")} every action: name what the service does`,
    actsForAnyone(statement) &&
      `${label} allows ${services.join(" and ")} whatever account it acts for: add a condition on aws:SourceArn or aws:SourceAccount`,
  ];
}

function allowsEveryAction({ actions, notActions }: Statement): boolean {
  return (
    notActions.length > 0 || actions.some((action) => /^[^:]*[*?][^:]*(:|$)|:\*$/.test(action))
  );
}
