import type { Problems } from "../values/problems";
import { hasWildcard } from "../values/wildcard";
import type { Statement } from "./iam-document";
import { isAboutSources, leavesKnownCallers, leavesKnownSources } from "./restricting-conditions";

/** Whether the statement covers any account, and even callers without one. */
export function isForEveryone({ principals, notPrincipals }: Statement): boolean {
  return principals.some(hasWildcard) || notPrincipals.length > 0;
}

/** Whether a condition limits callers to a known account, organization, service or network. */
export function isRestricted({ conditions }: Statement): boolean {
  return leavesKnownCallers(conditions);
}

const servicePrincipal = /\.(?:amazonaws\.com(?:\.cn|\.eu)?|amazon\.com)$/;

export function isService(principal: string): boolean {
  return servicePrincipal.test(principal);
}

/** Whether anyone's resources may make a service do what the statement allows. */
export type ActsForAnyone = (statement: Statement) => boolean;

function isOfUnknownSource({ conditions }: Statement): boolean {
  return !leavesKnownSources(conditions) && !leavesKnownCallers(conditions);
}

/**
 * Services that name their source, according to AWS's guides; for others, a condition on the source
 * might block everything.
 */
const sourceTellingService =
  /^(?:budgets|cloudwatch|costalerts|events|s3|ses|sns)\.amazonaws\.com(?:\.cn|\.eu)?$/;

/** For resources to which any account can make a service send: a condition must say whose may. */
export const unlessSourceIsKnown: ActsForAnyone = (statement) =>
  isOfUnknownSource(statement) &&
  (isAboutSources(statement.conditions) ||
    statement.principals.some((principal) => sourceTellingService.test(principal)));

/**
 * For resources that, by AWS's guides, may let in a service unconditionally: only a condition that
 * lets anyone in is wrong.
 */
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

/**
 * For buckets: `whereSourceIsOpen` if a service delivers logs there. A service that reads the
 * bucket for anyone, as CloudFront does, makes it public.
 */
export const unlessItDelivers: ActsForAnyone = (statement) => {
  const { actions, notActions } = statement;
  const delivers =
    notActions.length === 0 &&
    actions.every((action) => deliveringActions.includes(action.toLowerCase()));
  return delivers ? whereSourceIsOpen(statement) : isOfUnknownSource(statement);
};

/** What a statement of a resource policy allows to unknown callers. */
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
