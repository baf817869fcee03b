import { security } from "../data/frameworks";
import { resourcePolicyPaths } from "../data/resource-policy-types";
import { resourcePolicy } from "../engine/define-policy";
import { whereSourceIsOpen } from "../iam/public-access";
import { publicStatements } from "../iam/resource-policies";
import { isPresent } from "../values/unknown";

export const iamNoPublicPolicies = resourcePolicy<string, object>({
  name: "iam-no-public-policies",
  displayName: "No public resource policies",
  description:
    "The policy of a key, a secret, an image repository or a similar resource grants access to known principals only.",
  severity: "critical",
  framework: security,
  tags: ["iam", "exposure", "KMS.5"],
  remediationSteps:
    "Name the principals, or restrict everyone to an account, an organization or a network; name the source of what a service does by its whole ARN or its account.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
  resourceTypes: Object.keys(resourcePolicyPaths),
  config: {},
  check: ({ type, inputs }) => {
    const label = String(resourcePolicyPaths[type]);
    const value = inputs[label];
    return isPresent(value) && publicStatements({ label, value }, whereSourceIsOpen);
  },
});
