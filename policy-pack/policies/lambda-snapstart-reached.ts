import { performanceEfficiency } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { type FunctionUse, functionUses, triggerTypes } from "../events/function-triggers";
import { isUnknown, knownDocument } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const lambdaSnapstartReached = stackPolicy({
  name: "lambda-snapstart-reached",
  displayName: "Lambda SnapStart reached",
  description:
    "Whatever invokes a function with SnapStart names an alias or a version: $LATEST has no snapshot.",
  severity: "high",
  framework: performanceEfficiency,
  tags: ["lambda", "snapstart", "triggers"],
  remediationSteps:
    "Give the trigger the ARN of an alias, and the permission (or other setting) its qualifier.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
  resourceTypes: triggerTypes,
  config: {},
  check: (trigger, { stack }) =>
    functionUses(stack, trigger)
      .filter(({ target, qualifier }) => hasSnapStart(target) && qualifier === undefined)
      .map((use) => () => unqualifiedProblem(use)),
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
