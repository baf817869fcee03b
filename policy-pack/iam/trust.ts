import type { Problems } from "../values/problems";
import { knownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import type { Condition, Statement } from "./iam-document";
import { isForEveryone, isRestricted } from "./public-access";

export interface TrustAllowances {
  readonly allowedAccounts: readonly string[];
  readonly subjectClaims: readonly string[];
}

/** Where a statement of a trust policy lets in more than someone who is named. */
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
        conditions.length === 0 && accountProblem(label, principal, config),
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
    `${label} trusts all of account ${account}: name its roles, add a condition, or list it in allowedAccounts`
  );
}

/** The providers that IAM knows without an ARN, with the claims that name whose users. */
const publicProviders: ReadonlyMap<string, readonly string[]> = new Map([
  ["accounts.google.com", ["aud", "oaud", "sub"]],
  ["cognito-identity.amazonaws.com", ["aud"]],
  ["graph.facebook.com", ["app_id", "id"]],
  ["www.amazon.com", ["app_id", "user_id"]],
]);

/** Anyone has a token of a public provider, such as GitHub: the condition says whose will do. */
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

// Neither `IfExists` nor `ForAllValues`: both hold where the token lacks the claim.
const namingOperator = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i;

function namesClaim({ operator, key, values }: Condition, claims: readonly string[]): boolean {
  return (
    namingOperator.test(operator) &&
    claims.some((claim) => key.endsWith(`:${claim}`)) &&
    values.length > 0 &&
    !values.some(isAnyones)
  );
}

/** What names the owner, up to its end, in the subjects of GitHub (also customized ones, and with ids) and of GitLab. */
const openOwner =
  /^(?:(?:repo|repository|project_path):[^/]*|(?:repository_owner|repository_owner_id|repository_id):[^:]*)[*?]/;

/**
 * `*` and `repo:*`, and also `repo:acme*`: whoever takes the name acme-2 has a repository that fits. So does
 * `repo:*@1/*` fit, by the name of a branch such as `x@1/y`.
 */
function isAnyones(value: string): boolean {
  return /^(?:[\w-]+:)?[*?]/.test(value) || openOwner.test(value);
}
