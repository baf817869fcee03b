import type { StackNode, StackView } from "../stack/stack-view";
import { arnsOverlap } from "../values/arn-overlap";
import { oncePer } from "../values/once-per";
import { isUnknown } from "../values/unknown";
import { knownStatements, namesAction, type Statement } from "./iam-document";
import { isForEveryone, isRestricted } from "./public-access";
import {
  accountIn,
  allowsRole,
  isMadeWith,
  meetsPerhaps,
  type PolicySource,
  policySource,
} from "./role-access";
import { roleArnPattern } from "./role-facts";
import { permissionGaps } from "./role-permissions";
import type { RoleNode } from "./role-policies";

const assumeAction = "sts:AssumeRole";

/** A role that principals of accounts may assume, as far as is known. */
interface Assumable {
  readonly role: RoleNode;
  readonly trust: PolicySource;
  /** The statements that allow it. */
  readonly statements: readonly Statement[];
}

/**
 * The roles of the stack that the role may assume, directly or through another role.
 * @throws UnknownDocument if that depends on an unknown policy.
 */
export function rolesAssumedBy(stack: StackView, first: RoleNode): readonly RoleNode[] {
  const reached = new Set([first]);
  // Iterating over a Set also visits the elements added meanwhile.
  for (const role of reached) {
    for (const each of assumables(stack)) {
      if (!reached.has(each.role) && mayAssume(stack, role, each)) reached.add(each.role);
    }
  }
  return [...reached].slice(1);
}

const assumables = oncePer((stack: StackView): readonly Assumable[] =>
  stack.ofType("aws:iam/role:Role").flatMap((role) => {
    const trust = policySource(role as StackNode, "assumeRolePolicy");
    const statements = knownStatements([trust]).statements.filter(isForPrincipals);
    return isUnknown(trust.value) || statements.length > 0 ? [{ role, trust, statements }] : [];
  }),
);

/**
 * Whether the statement lets in more than AWS services and users of other providers. A statement
 * that lets everyone in is left to iam-trust-policy, so that it is reported once.
 */
function isForPrincipals(statement: Statement): boolean {
  const { effect, principals, notPrincipals } = statement;
  return (
    effect === "Allow" &&
    !(isForEveryone(statement) && !isRestricted(statement)) &&
    namesAction(statement, assumeAction) &&
    (notPrincipals.length > 0 || principals.some(isPrincipal))
  );
}

function isPrincipal(principal: string): boolean {
  return (
    isUnknown(principal) || principal === "*" || /^arn:[^:]*:(?:iam|sts):|^\d{12}$/.test(principal)
  );
}

/**
 * A trust policy names the role, or its account; then the role's own policies must allow it too.
 */
function mayAssume(
  stack: StackView,
  role: RoleNode,
  { role: other, trust, statements }: Assumable,
): boolean {
  if (isUnknown(trust.value)) return isMadeWith(trust, role);
  if (statements.some((each) => allowsRole(each, trust, role))) return true;
  const isLeftToAccount = statements.some(
    (each) => each.principals.some((principal) => accountIn(principal)) && meetsPerhaps(each, role),
  );
  return (
    isLeftToAccount &&
    permissionGaps(stack, role, {
      actions: [assumeAction],
      grantingArns: [],
      covers: (resource) => arnsOverlap(resource, roleArnPattern(other)),
    }).length === 0
  );
}
