import { findTarget } from "../stack/links";
import { indexReferences } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { oncePer } from "../values/once-per";
import { isPresent } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

export type RoleNode = StackNode<"aws:iam/role:Role">;

/** One policy of a role: its document, or the ARN of a managed one outside the stack. */
export interface RolePolicy extends LabeledValue {
  readonly kind: "document" | "arn";
  /** What declares the document, or names the ARN. */
  readonly from: StackNode;
}

/** Where a resource that gives a role permissions names the role and the policies. */
interface RoleLink {
  readonly type: string;
  readonly role: string;
  readonly policies: string;
  readonly kind: RolePolicy["kind"];
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

/** All policies that give the role permissions: its own, and those of separate resources. */
export function policiesOfRole(stack: StackView, role: RoleNode): readonly RolePolicy[] {
  const policiesAt = (from: StackNode, path: string, kind: RolePolicy["kind"]) =>
    valuesAt(from.inputs, path)
      .filter(isPresent)
      .map((value) => {
        const found = { label: `${topLevel(path)} of '${from.name}'`, value, kind, from };
        return kind === "arn" ? managedPolicy(stack, from, topLevel(path), found) : found;
      });
  const linked = linksIn(stack)(role as StackNode).flatMap(({ from, link }) =>
    policiesAt(from, link.policies, link.kind),
  );
  return [
    ...policiesAt(role as StackNode, "managedPolicyArns.*", "arn"),
    ...policiesAt(role as StackNode, "inlinePolicies.*.policy", "document"),
    ...linked,
  ];
}

/** The role's permissions boundary: it grants nothing, and removes what it does not name. */
export function boundaryOfRole(stack: StackView, role: RoleNode): RolePolicy | undefined {
  const value = role.inputs.permissionsBoundary;
  if (!isPresent(value)) return undefined;
  const from = role as StackNode;
  const label = `permissionsBoundary of '${role.name}'`;
  return managedPolicy(stack, from, "permissionsBoundary", { label, value, kind: "arn", from });
}

const linksIn = oncePer((stack: StackView) =>
  indexReferences(
    roleLinks.flatMap((link) =>
      stack.ofType(link.type).flatMap((from) =>
        [...new Set(valuesAt(from.inputs, link.role))].map((value) => ({
          from,
          link,
          value,
          property: topLevel(link.role),
        })),
      ),
    ),
  ),
);

function managedPolicy(
  stack: StackView,
  from: StackNode,
  property: string,
  found: RolePolicy,
): RolePolicy {
  const policy = findTarget(from, property, found.value, stack.ofType("aws:iam/policy:Policy"));
  if (!policy) return found;
  const label = `policy of '${policy.name}'`;
  return { label, value: policy.inputs.policy, kind: "document", from: policy as StackNode };
}
