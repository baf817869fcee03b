import { security } from "../data/frameworks";
import { policiesOfWholeServices } from "../data/managed-policies.generated";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import type { Problems } from "../values/problems";
import { isKnownText } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesAny } from "../values/wildcard";

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
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
} as const;

type AttachingType = keyof typeof policyArnPaths;

export const iamNoAdminPolicies = resourcePolicy<AttachingType, Config>({
  name: "iam-no-admin-policies",
  displayName: "No admin managed policies",
  description: "Attached managed policies grant less than a whole service.",
  severity: "critical",
  framework: security,
  tags: ["iam", "least-privilege", "IAM.1"],
  remediationSteps: "Attach a policy with the actions that are needed, on the resources they need.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  resourceTypes: Object.keys(policyArnPaths) as AttachingType[],
  config: {
    denied: strings(
      requirements.deniedManagedPolicies,
      "ARNs of policies that may not be attached, beside AWS's own that allow all of a service; patterns.",
    ),
    allowed: strings(
      requirements.allowedManagedPolicies,
      "ARNs of policies that may be attached anyway; patterns.",
    ),
  },
  check: ({ type, inputs }, { config }) =>
    valuesAt(inputs, policyArnPaths[type])
      // An unknown ARN belongs to a policy of this stack, which other policies evaluate.
      .filter(isKnownText)
      .map(String)
      .filter((arn) => !matchesAny(arn, config.allowed))
      .map((arn) => attachmentProblem(arn, config)),
});

function attachmentProblem(arn: string, { denied }: Config): Problems {
  const services = wholeServicesOf(arn);
  if (services !== undefined) {
    return `attaches ${arn}, which allows ${services}: attach a policy that grants only what is needed`;
  }
  return (
    matchesAny(arn, denied) && `attaches ${arn}: attach a policy that grants only what is needed`
  );
}

const servicesByPolicy: ReadonlyMap<string, string> = new Map(
  Object.entries(policiesOfWholeServices),
);
const mostNamed = 4;

/** What AWS's policy with that ARN allows, if that includes all of a service. */
function wholeServicesOf(arn: string): string | undefined {
  const [, name = ""] = /^arn:[^:]*:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const services = servicesByPolicy.get(name)?.split(" ");
  if (services === undefined) return undefined;
  if (services.includes("*")) return "nearly every action";
  const more = services.length - mostNamed;
  return `all of ${services.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
