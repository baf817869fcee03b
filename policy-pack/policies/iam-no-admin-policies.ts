import { security } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesWildcard } from "../values/wildcard";

interface Config {
  readonly denied: readonly string[];
  readonly allowed: readonly string[];
}

/** Where each type names managed policies. */
const policyArnPaths = {
  "aws:iam/role:Role": "managedPolicyArns.*",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns.*",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns.*",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns.*",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
} as const;

type AttachingType = keyof typeof policyArnPaths;

export const iamNoAdminPolicies = resourcePolicy<AttachingType, Config>({
  name: "iam-no-admin-policies",
  displayName: "No admin managed policies",
  description: "Managed policies that are attached grant less than a whole service.",
  severity: "critical",
  framework: security,
  tags: ["iam", "least-privilege", "IAM.1"],
  remediationSteps: "Attach a policy with the actions that are needed, on the resources they need.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  resourceTypes: Object.keys(policyArnPaths) as AttachingType[],
  config: {
    denied: strings(
      requirements.deniedManagedPolicies,
      "ARNs of policies that may not be attached; patterns.",
    ),
    allowed: strings([], "ARNs of policies that may be attached all the same; patterns."),
  },
  check: ({ type, inputs }, { config }) =>
    valuesAt(inputs, policyArnPaths[type])
      // An ARN that is unknown is that of a policy of this stack, which other policies judge.
      .filter((arn) => typeof arn === "string" && !isUnknown(arn))
      .map(String)
      .filter((arn) => matchesAny(arn, config.denied) && !matchesAny(arn, config.allowed))
      .map((arn) => `attaches ${arn}: attach a policy that grants only what is needed`),
});

function matchesAny(arn: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesWildcard(arn, pattern));
}
