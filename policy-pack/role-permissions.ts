import { parseDocument, type Statement } from "./iam-document";
import { policiesOfRole, type RoleNode, type RolePolicy } from "./role-policies";
import type { StackView } from "./stack-view";
import { isUnknown, knownDocument, UnknownDocument } from "./unknown";
import { matchesWildcard } from "./wildcard";

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
  const grants = policiesOfRole(stack, role).map((policy) => grantOf(policy, grantingArns));
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

function grantOf({ kind, label, value }: RolePolicy, grantingArns: readonly string[]): Grant {
  if (kind === "document") return documentGrant(value, label);
  return () => {
    const arn = String(knownDocument(value, label));
    return grantingArns.some((pattern) => matchesWildcard(arn, pattern));
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
