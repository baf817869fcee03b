import { performanceEfficiency } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { functionGroup } from "../engine/function-groups";
import {
  type FunctionUse,
  functionUses,
  isUndecided,
  triggerTypes,
} from "../events/function-triggers";
import { isUnknown, knownDocument, UnknownDocument } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const lambdaSnapstartReached = stackPolicy({
  name: "lambda-snapstart-reached",
  displayName: "Lambda SnapStart reached",
  description:
    "Everything that invokes a function with SnapStart names an alias or a version: $LATEST has no snapshot.",
  severity: "high",
  framework: performanceEfficiency,
  tags: ["lambda", "snapstart", "triggers"],
  remediationSteps:
    "Give the trigger the ARN of an alias, and the permission (or other setting) its qualifier.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
  resourceTypes: triggerTypes,
  config: {
    groups: groupNames(
      requirements.snapStartGroups,
      "Function groups whose triggers take the ARN from an alias, so that a preview can tell; of others an ARN that only the update knows is evaluated then.",
    ),
  },
  check: (trigger, { config, settings, stack }) =>
    functionUses(stack, trigger)
      .filter(({ target, qualifier }) => hasSnapStart(target) && qualifier === undefined)
      .map((use) => () => {
        const group = functionGroup(settings.functionGroups, use.target);
        const isStrict = config.groups.some((each) => each === group);
        if (isUndecided(use) && !isStrict) {
          throw new UnknownDocument(`${use.property.path}, made of function '${use.target.name}',`);
        }
        return unqualifiedProblem(use);
      }),
});

function hasSnapStart({ inputs }: FunctionUse["target"]): boolean {
  return valuesAt(inputs, "snapStart.applyOn").includes("PublishedVersions");
}

function unqualifiedProblem({ target, property, value }: FunctionUse): string {
  const { path, qualifier, isDocument } = property;
  const named = `function '${target.name}'`;
  if (isDocument) knownDocument(value, path);
  if (qualifier !== undefined) {
    return `${path} names ${named} without an alias or a version in ${qualifier}, as SnapStart needs`;
  }
  return isUnknown(value)
    ? `${path} is not known before the update and comes from ${named} itself: take it from an alias, as SnapStart needs`
    : `${path} names ${named} itself, not an alias or a version of it, as SnapStart needs`;
}
