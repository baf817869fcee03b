import type { Problems } from "../values/problems";
import { isUnknown, knownDocument } from "../values/unknown";
import { hasWildcard, matchesWildcard } from "../values/wildcard";
import type { Statement } from "./iam-document";
import { isOpenResource } from "./iam-resources";
import { resourcePattern } from "./policy-variables";
import { hasNoResource } from "./resourceless-actions";

/** Wildcards that are explicitly allowed. */
export interface WildcardAllowances {
  readonly allowedActions: readonly string[];
  readonly allowedResources: readonly string[];
  readonly actionsWithoutResource: readonly string[];
}

/** Reports each action and each resource that an Allow statement leaves open. */
export function wildcardProblems(statement: Statement, config: WildcardAllowances): Problems {
  const { label, actions, notActions, resources, notResources } = statement;
  return [
    notActions.length > 0 && `${label} allows by NotAction: name in Action what it allows`,
    notResources.length > 0 && `${label} allows by NotResource: name in Resource what it allows`,
    actions.map((action) => () => actionProblem(label, action, config)),
    resources.map((resource) => () => resourceProblems(statement, resource, config)),
  ];
}

function actionProblem(
  label: string,
  action: string,
  { allowedActions }: WildcardAllowances,
): Problems {
  const isAllowed = allowedActions.includes(knownDocument(action, `${label} Action`));
  return hasWildcard(action) && !isAllowed && `${label} allows action ${action}: name each action`;
}

function resourceProblems(
  statement: Statement,
  resource: string,
  config: WildcardAllowances,
): Problems {
  const { label, actions } = statement;
  if (config.allowedResources.includes(knownDocument(resource, `${label} Resource`))) return false;
  const others = actions.filter((action) => !isPassRole(action));
  return [
    others.length < actions.length &&
      hasWildcard(resourcePattern(resource)) &&
      `${label} allows iam:PassRole on ${resource}: name each role`,
    isOpenResource(resource) && openResourceProblem(label, resource, others, config),
  ];
}

function openResourceProblem(
  label: string,
  resource: string,
  actions: readonly string[],
  config: WildcardAllowances,
): Problems {
  const [first, ...more] = actions.filter(
    (action) => !isUnknown(action) && !isWithoutResource(action, config),
  );
  if (first === undefined) return false;
  const named = more.length === 0 ? first : `${first} and ${more.length} more`;
  return `${label} allows ${named} on resource ${resource}: name the resources`;
}

function isPassRole(action: string): boolean {
  return action.toLowerCase() === "iam:passrole";
}

function isWithoutResource(
  action: string,
  { actionsWithoutResource }: WildcardAllowances,
): boolean {
  return (
    hasNoResource(action) ||
    actionsWithoutResource.some((pattern) =>
      matchesWildcard(action.toLowerCase(), pattern.toLowerCase()),
    )
  );
}
