import { parseDocument, type Statement } from "./iam-document";
import { findTarget, refersTo } from "./links";
import type { StackNode, StackView } from "./stack-view";
import { isPresent, isUnknown, knownDocument, UnknownDocument } from "./unknown";
import { topLevel, valuesAt } from "./values-at";
import { matchesWildcard } from "./wildcard";

export type RoleNode = StackNode<"aws:iam/role:Role">;

/** Whether one policy of a role allows the action on all resources. @throws UnknownDocument */
type Grant = (action: string) => boolean;

/**
 * The actions that no policy of the role allows on all resources. Managed policies outside the stack
 * allow them where their ARN matches one of the patterns.
 * @throws UnknownDocument where only what the update knows may allow one.
 */
export function missingActions(
  stack: StackView,
  role: RoleNode,
  actions: readonly string[],
  grantingArns: readonly string[],
): readonly string[] {
  const grants = grantsOf(stack, role, grantingArns);
  return actions.filter((action) => {
    const answers = grants.map((grant) => answerOf(grant, action));
    if (answers.includes(true)) return false;
    const undecided = answers.find((answer) => typeof answer !== "boolean");
    if (undecided) throw undecided;
    return true;
  });
}

/** What one policy says; an unknown document matters only where no other policy allows the action. */
function answerOf(grant: Grant, action: string): unknown {
  try {
    return grant(action);
  } catch (error) {
    return error;
  }
}

/** Where a resource that gives a role permissions names the role, and where the policies. */
interface RoleLink {
  readonly type: string;
  readonly role: string;
  readonly policies: string;
  readonly kind: "document" | "arn";
}

const roleLinks: readonly RoleLink[] = [
  {
    type: "aws:iam/policyAttachment:PolicyAttachment",
    role: "roles.*",
    policies: "policyArn",
    kind: "arn",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    role: "role",
    policies: "policy",
    kind: "document",
  },
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    role: "role",
    policies: "policyArn",
    kind: "arn",
  },
  {
    type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    role: "roleName",
    policies: "policyArns.*",
    kind: "arn",
  },
];

function grantsOf(
  stack: StackView,
  role: RoleNode,
  grantingArns: readonly string[],
): readonly Grant[] {
  const grantsAt = (from: StackNode, path: string, kind: RoleLink["kind"]) =>
    valuesAt(from.inputs, path)
      .filter(isPresent)
      .map((value) =>
        kind === "document"
          ? documentGrant(value, `${topLevel(path)} of '${from.name}'`)
          : managedGrant(stack, from, topLevel(path), value, grantingArns),
      );
  const linked = roleLinks.flatMap((link) =>
    stack
      .ofType(link.type)
      .filter((node) => names(node, link.role, role))
      .flatMap((node) => grantsAt(node, link.policies, link.kind)),
  );
  return [
    ...grantsAt(role as StackNode, "managedPolicyArns.*", "arn"),
    ...grantsAt(role as StackNode, "inlinePolicies.*.policy", "document"),
    ...linked,
  ];
}

function names(node: StackNode, path: string, role: RoleNode): boolean {
  return valuesAt(node.inputs, path).some((value) =>
    refersTo(node, topLevel(path), value, role as StackNode),
  );
}

function managedGrant(
  stack: StackView,
  from: StackNode,
  property: string,
  arn: unknown,
  grantingArns: readonly string[],
): Grant {
  const policy = findTarget(from, property, arn, stack.ofType("aws:iam/policy:Policy"));
  if (policy) return documentGrant(policy.inputs.policy, `policy of '${policy.name}'`);
  return () => {
    const known = String(knownDocument(arn, `${property} of '${from.name}'`));
    return grantingArns.some((pattern) => matchesWildcard(known, pattern));
  };
}

function documentGrant(document: unknown, label: string): Grant {
  return (action) =>
    parseDocument(document, label).some((parse) => {
      const parsed = parse();
      return !("problem" in parsed) && allows(parsed, action);
    });
}

function allows({ effect, label, actions, notActions, resources }: Statement, action: string) {
  if (effect !== "Allow") return false;
  const isNamed = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesWildcard(action.toLowerCase(), pattern.toLowerCase()));
  const isAllowed = isNamed(actions) || (notActions.length > 0 && !isNamed(notActions));
  if (isAllowed && resources.includes("*")) return true;
  const undecided = [...actions, ...notActions, ...(isAllowed ? resources : [])];
  if (undecided.some(isUnknown)) throw new UnknownDocument(label);
  return false;
}
