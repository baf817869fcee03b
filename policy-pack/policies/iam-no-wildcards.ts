import { strings } from "../config";
import { resourcePolicy } from "../define-policy";
import type { Problems } from "../findings";
import { security } from "../frameworks";
import { judgeStatements, type Statement } from "../iam-document";
import { hasWildcard, isOpenResource } from "../iam-resources";
import { requirements } from "../requirements";
import { knownDocument } from "../unknown";
import { valuesAt } from "../values-at";
import { matchesWildcard } from "../wildcard";

interface Config {
  readonly allowedActions: readonly string[];
  readonly allowedResources: readonly string[];
  readonly actionsWithoutResource: readonly string[];
}

export const iamNoWildcards = resourcePolicy<string, Config>({
  name: "iam-no-wildcards",
  displayName: "IAM without wildcards",
  description: "What an identity policy allows names its actions and its resources.",
  severity: "critical",
  framework: security,
  tags: ["iam", "least-privilege", "IAM.1", "IAM.21"],
  remediationSteps:
    "Name each action, and the ARN of each resource; a wildcard may follow the start of a name, as in arn:aws:s3:::bucket/raw/*.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  resourceTypes: [
    "aws:iam/role:Role",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/policy:Policy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
  ],
  config: {
    allowedActions: strings([], "Actions with a wildcard that may stay, such as s3:Get*."),
    allowedResources: strings([], "Resources with a wildcard that may stay, as they are written."),
    actionsWithoutResource: strings(
      requirements.actionsWithoutResource,
      "Actions that AWS allows on the resource * only; patterns.",
    ),
  },
  check: ({ inputs }, { config }) =>
    documentsOf(inputs).map(({ document, property }) =>
      judgeStatements(document, property, (statement) =>
        statement.effect === "Allow" ? statementProblems(statement, config) : false,
      ),
    ),
});

/** A role's own policies are a list; the other types have one, in `policy`. */
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
  ].filter(({ document }) => document !== undefined);
}

function statementProblems(statement: Statement, config: Config): Problems {
  const { label, actions, notActions, resources, notResources } = statement;
  return [
    notActions.length > 0 && `${label} allows by NotAction: name in Action what it allows`,
    notResources.length > 0 && `${label} allows by NotResource: name in Resource what it allows`,
    actions.map((action) => () => actionProblem(label, action, config)),
    resources.map((resource) => () => resourceProblems(statement, resource, config)),
  ];
}

function actionProblem(label: string, action: string, { allowedActions }: Config): Problems {
  const isAllowed = allowedActions.includes(knownDocument(action, `${label} Action`));
  return hasWildcard(action) && !isAllowed && `${label} allows action ${action}: name each action`;
}

function resourceProblems(statement: Statement, resource: string, config: Config): Problems {
  const { label, actions } = statement;
  if (config.allowedResources.includes(knownDocument(resource, `${label} Resource`))) return false;
  const others = actions.filter((action) => !isPassRole(action));
  return [
    others.length < actions.length &&
      hasWildcard(resource) &&
      `${label} allows iam:PassRole on ${resource}: name each role`,
    isOpenResource(resource) &&
      others.some((action) => !isWithoutResource(action, config)) &&
      `${label} allows resource ${resource}: name the resources`,
  ];
}

function isPassRole(action: string): boolean {
  return action.toLowerCase() === "iam:passrole";
}

function isWithoutResource(action: string, { actionsWithoutResource }: Config): boolean {
  return actionsWithoutResource.some((pattern) =>
    matchesWildcard(action.toLowerCase(), pattern.toLowerCase()),
  );
}
