import { knownName } from "../stack/names";
import type { StackNode, StackView } from "../stack/stack-view";
import { arnsOverlap } from "../values/arn-overlap";
import type { Problems } from "../values/problems";
import { isUnknown } from "../values/unknown";
import { mayHold } from "./condition-outcome";
import type { Statement } from "./iam-document";
import { roleArnPattern } from "./role-facts";
import { policiesOfRole, type RoleNode } from "./role-policies";

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

/**
 * Actions on a role that let the caller give it any right, in lower case, with the condition keys
 * of the request by which it would; null for a key that the request lacks.
 */
const grantingRequests: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  "iam:attachrolepolicy": { "iam:policyarn": ADMINISTRATOR, "iam:permissionsboundary": null },
  "iam:deleterolepermissionsboundary": { "iam:permissionsboundary": null },
  "iam:putrolepermissionsboundary": { "iam:permissionsboundary": ADMINISTRATOR },
  "iam:putrolepolicy": { "iam:policyarn": null, "iam:permissionsboundary": null },
};

/**
 * Roles that the statement lets change their own rights, which amounts to every right. Other checks
 * report a resource `*` and wildcards in the actions.
 */
export function selfGrantProblems(
  stack: StackView,
  subject: StackNode,
  { effect, label, actions, resources, conditions }: Statement,
): Problems {
  const granting = actions.filter((action) => {
    const request = grantingRequests[action.toLowerCase()];
    return request !== undefined && mayHold(conditions, (key) => request[key]);
  });
  if (effect !== "Allow" || granting.length === 0) return false;
  const named = resources.filter((resource) => resource !== "*" && !isUnknown(resource));
  return rolesWith(stack, subject)
    .filter((role) => named.some((resource) => arnsOverlap(resource, roleArnPattern(role))))
    .map(
      ({ name }) =>
        `${label} allows ${granting.join(" and ")} on role '${name}', which has this policy and so can give itself every right: name other roles, or bound it by iam:PermissionsBoundary`,
    );
}

/** The roles of the stack, with known names, that get policies from the resource. */
function rolesWith(stack: StackView, subject: StackNode): readonly RoleNode[] {
  return stack
    .ofType("aws:iam/role:Role")
    .filter((role) => knownName(role as StackNode) !== "*")
    .filter(
      (role) =>
        (role as StackNode) === subject ||
        policiesOfRole(stack, role).some(({ from }) => from === subject),
    );
}
