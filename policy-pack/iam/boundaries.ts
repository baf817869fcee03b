import { indexReferences } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { topLevel, valuesAt } from "../values/values-at";

interface Link {
  readonly type: string;
  readonly path: string;
}

const policyType = "aws:iam/policy:Policy";

const boundaryLinks: readonly Link[] = [
  { type: "aws:iam/role:Role", path: "permissionsBoundary" },
  { type: "aws:iam/user:User", path: "permissionsBoundary" },
];

const attachingLinks: readonly Link[] = [
  { type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", path: "policyArn" },
  {
    type: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    path: "policyArns.*",
  },
  { type: "aws:iam/policyAttachment:PolicyAttachment", path: "policyArn" },
  { type: "aws:iam/role:Role", path: "managedPolicyArns.*" },
  { type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", path: "policyArn" },
  {
    type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    path: "policyArns.*",
  },
  { type: "aws:iam/userPolicyAttachment:UserPolicyAttachment", path: "policyArn" },
  {
    type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    path: "policyArns.*",
  },
];

/** Whether the stack uses the policy as a boundary and nowhere else: a boundary grants nothing. */
export function isOnlyBoundary(policy: StackNode, stack: StackView): boolean {
  return (
    policy.type === policyType &&
    referencesIn(stack).boundaries(policy).length > 0 &&
    referencesIn(stack).attachments(policy).length === 0
  );
}

const referencesIn = oncePer((stack: StackView) => ({
  boundaries: referencesAt(stack, boundaryLinks),
  attachments: referencesAt(stack, attachingLinks),
}));

function referencesAt(stack: StackView, links: readonly Link[]) {
  return indexReferences(
    links.flatMap(({ type, path }) =>
      stack
        .ofType<string>(type)
        .flatMap((from) =>
          valuesAt(from.inputs, path).map((value) => ({ from, property: topLevel(path), value })),
        ),
    ),
  );
}
