import type { Problems } from "../values/problems";
import { knownDocument } from "../values/unknown";
import { hasWildcard, matchesWildcard } from "../values/wildcard";
import type { Condition, Statement } from "./iam-document";
import { isForEveryone, isRestricted } from "./public-access";
import { leavesSomePrincipals, restricts } from "./restricting-conditions";

export interface TrustAllowances {
  readonly allowedAccounts: readonly string[];
  readonly subjectClaims: readonly string[];
}

/** Reports where a statement of a trust policy lets in more than named principals. */
export function trustProblems(statement: Statement, config: TrustAllowances): Problems {
  const { effect, label, principals, conditions } = statement;
  if (effect !== "Allow") return false;
  return [
    isForEveryone(statement) &&
      !isRestricted(statement) &&
      `${label} lets anyone assume the role: name the principals, or restrict it to an organization or an account`,
    principals.map((given) => () => {
      const principal = String(knownDocument(given, `${label} Principal`));
      return [
        !leavesSomePrincipals(conditions) && accountProblem(label, principal, config),
        federationProblem(statement, principal, config),
      ];
    }),
  ];
}

function accountProblem(
  label: string,
  principal: string,
  { allowedAccounts }: TrustAllowances,
): Problems {
  const [, account] = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(principal) ?? [];
  return (
    account !== undefined &&
    !allowedAccounts.some((pattern) => matchesWildcard(account, pattern)) &&
    `${label} trusts all of account ${account}: name its roles, add a condition that leaves only some of its principals, or list it in allowedAccounts`
  );
}

/** The providers that IAM knows without an ARN, with the claims that say whose users they are. */
const publicProviders: ReadonlyMap<string, readonly string[]> = new Map([
  ["accounts.google.com", ["aud", "oaud", "sub"]],
  ["cognito-identity.amazonaws.com", ["aud"]],
  ["graph.facebook.com", ["app_id", "id"]],
  ["www.amazon.com", ["app_id", "user_id"]],
]);

/**
 * Anyone can get a token from a public provider such as GitHub, so a condition must say whose are
 * accepted.
 */
function federationProblem(
  { label, conditions }: Statement,
  principal: string,
  { subjectClaims }: TrustAllowances,
): Problems {
  const claims = principal.includes(":oidc-provider/")
    ? subjectClaims
    : (publicProviders.get(principal) ?? []);
  return (
    claims.length > 0 &&
    !conditions.some((condition) => namesClaim(condition, claims)) &&
    `${label} trusts every token of ${principal}: expected a condition StringEquals or StringLike on its ${claims.join(" or ")} that names who`
  );
}

/**
 * How many leading words of a subject identify its owner: two in `repo:acme/`; the third is a
 * cluster's namespace.
 */
function wordsOfOwner(claim: string, value: string): number {
  if (value.startsWith("system:serviceaccount:")) return 3;
  return claim === "sub" ? 2 : 1;
}

/** Claims that name something below an owner; any of the owner's things may match. */
const claimsOfPaths: ReadonlySet<string> = new Set([
  "job_workflow_ref",
  "namespace_path",
  "project_path",
  "repository",
  "sub",
]);

// An id that nobody can choose, as in the subjects of Bitbucket.
const uniqueId = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/i;

/**
 * Whether the condition says whose tokens are accepted. `repo:acme*` does not: anyone who takes the
 * name acme-2 has a matching repository. Nor does `repo:*@1/*`: a branch named `x@1/y` matches.
 */
function namesClaim(condition: Condition, claims: readonly string[]): boolean {
  const claim = claims.find((each) => condition.key.endsWith(`:${each}`));
  if (claim === undefined) return false;
  return restricts(condition, (pattern) => {
    if (!hasWildcard(pattern)) return pattern !== "";
    if (!claimsOfPaths.has(claim)) return false;
    if (uniqueId.test(pattern)) return true;
    const complete = pattern.slice(0, pattern.search(/[*?]/)).split(/[:/|]/).slice(0, -1);
    return complete.filter(Boolean).length >= wordsOfOwner(claim, pattern);
  });
}
