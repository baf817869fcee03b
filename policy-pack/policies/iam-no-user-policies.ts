import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesAny } from "../values/wildcard";

/** Where each type names the users, and what it gives them. */
const attachingTypes = {
  "aws:iam/policyAttachment:PolicyAttachment": { users: "users.*", policies: "policyArn" },
  "aws:iam/userPolicy:UserPolicy": { users: "user", policies: "policy" },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": { users: "user", policies: "policyArn" },
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": {
    users: "userName",
    policies: "policyNames.*",
  },
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
    users: "userName",
    policies: "policyArns.*",
  },
} as const;

type AttachingType = keyof typeof attachingTypes;

interface Config {
  readonly allowedUsers: readonly string[];
}

export const iamNoUserPolicies = resourcePolicy<AttachingType, Config>({
  name: "iam-no-user-policies",
  displayName: "No IAM policies of users",
  description:
    "IAM users get their permissions from groups and roles, not from their own policies.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["iam", "least-privilege", "IAM.2"],
  remediationSteps:
    "Attach the policy to a group of which the user is a member, or have the user assume a role.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html",
  resourceTypes: Object.keys(attachingTypes) as AttachingType[],
  config: {
    allowedUsers: strings([], "Names of users that may have policies of their own; patterns."),
  },
  check: ({ type, inputs }, { config: { allowedUsers } }) => {
    const { users, policies } = attachingTypes[type];
    if (!valuesAt(inputs, policies).some(isPresent)) return false;
    return valuesAt(inputs, users)
      .filter(isPresent)
      .filter((user) => isUnknown(user) || !matchesAny(String(user), allowedUsers))
      .map((user) => `gives ${nameOf(user)} a policy of its own: give it to a group or a role`);
  },
});

function nameOf(user: unknown): string {
  return isUnknown(user) ? "a user" : `user ${user}`;
}
