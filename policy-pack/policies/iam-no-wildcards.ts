import { security } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { isOnlyBoundary } from "../iam/boundaries";
import { statementProblems } from "../iam/iam-document";
import { type WildcardAllowances, wildcardProblems } from "../iam/iam-wildcards";
import { selfGrantProblems } from "../iam/self-grants";
import { valuesAt } from "../values/values-at";

export const iamNoWildcards = stackPolicy<string, WildcardAllowances>({
  name: "iam-no-wildcards",
  displayName: "IAM without wildcards",
  description: "An identity policy names the actions and the resources that it allows.",
  severity: "critical",
  framework: security,
  tags: ["iam", "least-privilege", "IAM.1", "IAM.21", "KMS.1", "KMS.2"],
  remediationSteps:
    "Name each action, and the ARN of each resource; a wildcard may follow the start of a name, as in arn:aws:s3:::bucket/raw/*.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  resourceTypes: [
    "aws:iam/role:Role",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/policy:Policy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
  ],
  config: {
    allowedActions: strings([], "Actions with a wildcard that may stay, such as s3:Get*."),
    allowedResources: strings([], "Resources with a wildcard that may stay, as they are written."),
    actionsWithoutResource: strings(
      requirements.actionsWithoutResource,
      "Actions that may have the resource *, beside those that AWS allows on nothing else; patterns.",
    ),
  },
  check: (subject, { config, stack }) =>
    !isOnlyBoundary(subject, stack) &&
    documentsOf(subject.inputs).map(({ document, property }) =>
      statementProblems(document, property, (statement) =>
        statement.effect === "Allow"
          ? [wildcardProblems(statement, config), selfGrantProblems(stack, subject, statement)]
          : false,
      ),
    ),
});

/**
 * A role has a list of policies; the other types have one, in `policy` or (a permission set)
 * `inlinePolicy`.
 */
function documentsOf(inputs: Readonly<Record<string, unknown>>) {
  const inline = valuesAt(inputs, "inlinePolicies.*").map((entry, index) => ({
    entry,
    property: `inlinePolicies[${index}].policy`,
  }));
  return [
    ...inline.flatMap(({ entry, property }) =>
      valuesAt(entry, "policy").map((document) => ({ document, property })),
    ),
    { document: inputs.policy, property: "policy" },
    { document: inputs.inlinePolicy, property: "inlinePolicy" },
  ].filter(({ document }) => document !== undefined);
}
