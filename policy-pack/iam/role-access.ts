import { accountOf } from "../stack/accounts";
import { refersTo } from "../stack/links";
import type { StackNode } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { isUnknown } from "../values/unknown";
import { type Facts, hold, mayHold } from "./condition-outcome";
import type { Statement } from "./iam-document";
import { factsOfRole } from "./role-facts";
import type { RoleNode } from "./role-policies";

/** A policy of a resource, and what declares it. */
export interface PolicySource extends LabeledValue {
  readonly from: StackNode;
  /** The property of `from` that holds the policy. */
  readonly property: string;
}

/** The policy in that property of a resource. */
export function policySource(from: StackNode, property = "policy"): PolicySource {
  return { from, property, label: `${property} of '${from.name}'`, value: from.inputs[property] };
}

/**
 * Whether the policy is unknown before the update and made from the role, presumably to let it in.
 */
export function isMadeWith({ from, property, value }: PolicySource, role: RoleNode): boolean {
  return (
    isUnknown(value) && (from.propertyDependencies[property] ?? []).includes(role as StackNode)
  );
}

/**
 * Whether the statement alone may let the role in. Naming an account lets nobody in by itself: it
 * leaves that to the policies of the account's roles.
 */
export function allowsRole(
  statement: Statement,
  source: PolicySource,
  role: RoleNode,
  facts?: Facts,
): boolean {
  return (
    statement.effect === "Allow" &&
    isForRole(statement, source, role) &&
    meetsPerhaps(statement, role, facts)
  );
}

/** Whether the statement certainly keeps the role out. */
export function deniesRole(
  statement: Statement,
  source: PolicySource,
  role: RoleNode,
  facts?: Facts,
): boolean {
  return (
    statement.effect === "Deny" &&
    (isForRole(statement, source, role) ||
      statement.principals.some((each) => isItsAccount(each, role))) &&
    meetsForCertain(statement, role, facts)
  );
}

/**
 * Whether what runs as the role may meet the conditions of the statement.
 * @param facts what is known of the requests besides the role
 */
export function meetsPerhaps({ conditions }: Statement, role: RoleNode, facts?: Facts): boolean {
  return mayHold(conditions, joinFacts(facts, factsOfRole(role)));
}

export function meetsForCertain({ conditions }: Statement, role: RoleNode, facts?: Facts): boolean {
  return hold(conditions, joinFacts(facts, factsOfRole(role)));
}

function joinFacts(facts: Facts | undefined, others: Facts): Facts {
  return (key) => {
    const fact = facts?.(key);
    return fact === undefined ? others(key) : fact;
  };
}

/** The account that a principal names as a whole. */
export function accountIn(principal: string): string | undefined {
  return /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
}

function isItsAccount(principal: string, role: RoleNode): boolean {
  const account = accountIn(principal);
  return account !== undefined && account === accountOf(role.providerProperties);
}

function isForRole(
  { principals, notPrincipals }: Statement,
  { from, property }: PolicySource,
  role: RoleNode,
): boolean {
  const isNamed = (principal: string) => refersTo(from, property, principal, role as StackNode);
  const isExcepted = (principal: string) => isUnknown(principal) || isNamed(principal);
  return (
    principals.some((each) => each === "*" || isNamed(each)) ||
    (notPrincipals.length > 0 && !notPrincipals.some(isExcepted))
  );
}
