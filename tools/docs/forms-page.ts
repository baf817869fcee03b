import type { Policies } from "@pulumi/policy";
import { cloudFormationTypes } from "../../policy-pack/data/cloudformation-types";
import { unreadTypes } from "../../policy-pack/data/unread-types";
import { subjectTypesOf } from "../../policy-pack/engine/define-policy";
import { matcherOf } from "../../policy-pack/engine/dispatch";

const MOST_NAMED = 6;

const INTRODUCTION = `# Forms of resources

Written by \`npm run docs\` from the pack's table of CloudFormation's types: do not edit.

AWS resources can be declared in several forms. The policies look at those of the provider \`aws\`, and read these forms as the \`aws\` resources that they declare:

- **\`aws-native\`** (\`aws-native:lambda:Function\`), used by programs directly or through the CDK adapter \`@pulumi/cdk\`;
- **Cloud Control** (\`aws.cloudcontrol.Resource\`), by \`typeName\` and \`desiredState\`;
- **templates** (\`aws.cloudformation.Stack\`), by \`templateBody\` in JSON or YAML. \`Ref\`, \`Fn::GetAtt\`, \`Fn::Sub\`, \`Fn::Join\`, \`Fn::Select\`, \`Fn::Split\`,
  \`Fn::FindInMap\`, \`Fn::If\`, \`Fn::Base64\` and conditions are evaluated.

One such resource may become several of \`aws\`: a bucket becomes one, plus its encryption, versioning, lifecycle and more. Names, ARNs and
dependencies link them with all others.

- **Findings** are on the URN of the resource in the program. For a template, the message begins with the logical id, which an exemption may name.
- **Unknown**, as in any resource, is what only the update knows: a parameter without a value or a default, an import, a value in Parameter Store, an
  attribute that is neither name nor ARN. A name that CloudFormation makes up is \`STACK-LOGICALID-000000000000\` in messages.

The policy [resources-readable](policies/resources-readable.md) names resources in no such form or of a type not listed below: ${Object.keys(
  unreadTypes,
)
  .map((type) => `\`${type}\``)
  .join(", ")}, serverless applications, custom resources, nested stacks and macros.
`;

/**
 * The page about the forms that resources can have: the types that the pack reads, and which policy
 * evaluates which form.
 */
export function renderFormsPage(policies: Policies): string {
  const types = Object.entries(cloudFormationTypes).map(([name, { resources }]) => {
    const read = [...new Set(resources.map(({ type }) => `\`${type}\``))];
    return `| \`${name}\` | ${read.join(", ")} |`;
  });
  const rows = policies.flatMap((policy) => {
    const types = subjectTypesOf(policy);
    return types.length === 0
      ? []
      : [`| [${policy.name}](policies/${policy.name}.md) | ${formsOf(types)} |`];
  });
  return `${INTRODUCTION}
## Types

| CloudFormation, Cloud Control, aws-native | read as |
|---|---|
${types.join("\n")}

## Policies

Which resources a policy evaluates in the other forms; in the form of \`aws\` it evaluates all of its types.

| policy | aws-native, Cloud Control, templates |
|---|---|
${rows.join("\n")}
`;
}

function formsOf(types: readonly string[]): string {
  const isSubject = matcherOf(types);
  const read = Object.entries(cloudFormationTypes)
    .filter(([, { resources }]) => resources.some(({ type }) => isSubject(type)))
    .map(([name]) => `\`${name}\``);
  if (types.includes("pulumi:pulumi:Stack")) return "the whole stack";
  if (read.length === 0) return "none";
  return read.length > MOST_NAMED ? `${read.length} types` : read.join(", ");
}
