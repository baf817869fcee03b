import { isRecord, parseJson, sortCanonical } from "./canonical-values";

/**
 * A statement of a policy document, with a key that is the same for all statements that AWS treats
 * alike.
 */
export interface CanonicalStatement {
  readonly written: unknown;
  readonly key: string;
}

/** A policy document whose parts can be compared. */
export interface CanonicalPolicy {
  readonly version: string;
  readonly statements: readonly CanonicalStatement[];
}

const oldestVersion = "2008-10-17";

/**
 * A policy document in one spelling. AWS may return another: a string for a list of one, lists in
 * another order, an account's ID or the ARN of its root. Undefined if it is not a policy document.
 */
export function canonicalPolicy(document: unknown): CanonicalPolicy | undefined {
  const value = parseJson(document);
  if (!isRecord(value)) return undefined;
  const { Version = oldestVersion, Statement = [] } = value;
  const statements = [Statement].flat();
  return {
    version: String(Version),
    statements: statements.map((written) => ({ written, key: JSON.stringify(statement(written)) })),
  };
}

function statement(written: unknown): unknown {
  if (!isRecord(written)) return written;
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal } =
    written;
  return {
    sid: Sid ?? "",
    effect: Effect,
    actions: textSet(Action, lowerCase),
    notActions: textSet(NotAction, lowerCase),
    resources: textSet(Resource),
    notResources: textSet(NotResource),
    principals: principalSet(Principal),
    notPrincipals: principalSet(NotPrincipal),
    conditions: conditionSet(written.Condition),
  };
}

function textSet(values: unknown, spell: (text: string) => string = String): unknown {
  if (values === undefined || values === null) return undefined;
  const texts = [values].flat().map((value) => spell(String(value)));
  return [...new Set(texts)].sort();
}

function principalSet(principals: unknown): unknown {
  if (principals === "*") return [["aws", ["*"]]];
  if (!isRecord(principals)) return principals;
  const kinds = Object.entries(principals).map(
    ([kind, values]) => [kind.toLowerCase(), textSet(values, canonicalPrincipal)] as const,
  );
  return sortCanonical(kinds);
}

/** AWS writes the ID of an account as the ARN of its root. */
export function canonicalPrincipal(principal: string): string {
  const [, account] = /^arn:[^:]*:iam::(\d{12}):root$/.exec(principal) ?? [];
  return account ?? principal;
}

/** Operators and keys are case-insensitive. */
function conditionSet(conditions: unknown): unknown {
  if (!isRecord(conditions)) return conditions;
  const all = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, values]) => [
      operator.toLowerCase(),
      key.toLowerCase(),
      textSet(values),
    ]),
  );
  return all.length === 0 ? undefined : sortCanonical(all);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/**
 * Whether the statement allows only the account that owns the resource, like the policy that AWS
 * gives a topic or a key without one.
 */
export function isForOwnerOnly(
  { written }: CanonicalStatement,
  account: string | undefined,
): boolean {
  if (!isRecord(written) || written.Effect !== "Allow") return false;
  const principals = principalSet(written.Principal);
  const isOwner = JSON.stringify(principals) === JSON.stringify([["aws", [account]]]);
  const conditions = JSON.stringify(conditionSet(written.Condition));
  const ownerAlone = JSON.stringify([["stringequals", "aws:sourceowner", [account]]]);
  return isOwner ? conditions === undefined : conditions === ownerAlone;
}
