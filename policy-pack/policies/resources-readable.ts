import { operationalExcellence } from "../data/frameworks";
import { emptyTypes, unreadTypes } from "../data/unread-types";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isOtherForm, readDeclaration, type UnreadPart } from "../forms/declared-resources";
import type { Problems } from "../values/problems";
import { matchesAny, matchesWildcard } from "../values/wildcard";

export const resourcesReadable = resourcePolicy({
  name: "resources-readable",
  displayName: "Resources can be read",
  description: "The stack creates AWS resources in forms that the policies can read.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: operationalExcellence,
  tags: ["pack", "coverage", "cloudformation"],
  remediationSteps:
    "Declare the resource with the aws provider, or name its type in allowedTypes once somebody has looked at it.",
  url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
  resourceTypes: [
    "aws-native:*",
    "aws:cloudcontrol/resource:Resource",
    "aws:cloudformation/stack:Stack",
    ...Object.keys(unreadTypes),
  ],
  config: {
    allowedTypes: strings(
      emptyTypes,
      "Types, with * and ?, that need not be read: of Pulumi, or in templates of CloudFormation.",
    ),
  },
  check: (subject, { config }) => {
    const isAllowed = (type: string) => matchesAny(type, config.allowedTypes);
    const { type } = subject;
    if (!isOtherForm(type)) return !isAllowed(type) && problem(reasonFor(type));
    const { unread, total } = readDeclaration(subject);
    const parts = unread.filter((each) => !isAllowed(each.type));
    return total === undefined ? parts.map(partProblem) : templateProblem(parts, total);
  },
});

function partProblem({ type, reason }: UnreadPart): Problems {
  return problem(reason ?? `${type} is not among the types that are read`);
}

function templateProblem(parts: readonly UnreadPart[], total: number): Problems {
  if (parts.length === 0) return false;
  const named = parts.map(({ logicalId, type }) => `'${logicalId}' (${type})`).join(", ");
  return `${parts.length} of ${total} resources of the template can't be read, and no other policy evaluates them: ${named}`;
}

function reasonFor(type: string): string {
  return Object.entries(unreadTypes)
    .filter(([pattern]) => matchesWildcard(type, pattern))
    .map(([, reason]) => reason)
    .join(", ");
}

function problem(reason: string): string {
  return `can't be read, and no other policy evaluates it: ${reason}`;
}
