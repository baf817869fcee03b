import { findTargets } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

/** Types of resources that give a role a policy, which an exclusive set may remove. */
export const attachingTypes: readonly string[] = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
];

/** Resources that remove from the role what this one gives it, because they do not name it. */
export function takenAwayBy(stack: StackView, node: StackNode): readonly StackNode[] {
  if (node.type === "aws:iam/rolePolicy:RolePolicy") {
    return stack
      .ofType<string>("aws:iam/rolePoliciesExclusive:RolePoliciesExclusive")
      .filter((set) => isSame(stack, [node, "role"], [set, "roleName"]))
      .filter((set) => leavesOut(stack, [set, "policyNames"], [node, "name"]));
  }
  if (node.type !== "aws:iam/rolePolicyAttachment:RolePolicyAttachment") return [];
  const ofRole = stack
    .ofType<string>("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive")
    .filter((set) => isSame(stack, [node, "role"], [set, "roleName"]))
    .filter((set) => leavesOut(stack, [set, "policyArns"], [node, "policyArn"]));
  // Despite its name, a PolicyAttachment detaches AWS's policy from everything it does not name.
  const ofPolicy = stack
    .ofType<string>("aws:iam/policyAttachment:PolicyAttachment")
    .filter((set) => isSame(stack, [node, "policyArn"], [set, "policyArn"]))
    .filter((set) => leavesOut(stack, [set, "roles"], [node, "role"]));
  return [...ofRole, ...ofPolicy];
}

/** A property that names a role or a policy. */
type Place = readonly [from: StackNode, property: string];

function isSame(stack: StackView, one: Place, other: Place): boolean {
  const names = namesAt(stack, one);
  return namesAt(stack, other).some((name) => !isUnknown(name) && names.includes(name));
}

/** Whether the list certainly has none of the names; an unknown value may be any name. */
function leavesOut(stack: StackView, list: Place, place: Place): boolean {
  const kept = namesAt(stack, list);
  const names = namesAt(stack, place);
  return (
    names.length > 0 &&
    ![...names, ...kept].some(isUnknown) &&
    !names.some((name) => kept.includes(name))
  );
}

/** What is named there: roles or policies of the stack, or else the text. */
function namesAt(stack: StackView, [from, property]: Place): readonly unknown[] {
  const targets = stack.ofType<string>("aws:iam/role:Role", "aws:iam/policy:Policy");
  return valuesAt(from.inputs, property)
    .flat()
    .filter(isPresent)
    .flatMap((value): readonly unknown[] => {
      const found = findTargets(from, property, value, targets);
      return found.length > 0 ? found : [value];
    });
}
