import { type TriggerProperty, triggerProperties } from "../data/trigger-properties";
import { type FunctionTarget, findFunctions } from "../stack/links";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { isPresent, isUnknown } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

export const triggerTypes: readonly string[] = [
  ...new Set(triggerProperties.map(({ type }) => type)),
];

/** Source: "Invoking Lambda with events from other AWS services" in the Lambda Developer Guide. */
const asynchronousPrincipal =
  /^(?:codecommit|codepipeline|config|events|iot|lambda\.alarms\.cloudwatch|logs|s3|ses|sns)(?:\.[a-z]+-[a-z-]+-\d)?\.amazonaws\.com(?:\.cn)?$/;

/** The qualifier for the version that a function will publish: a number, never an alias. */
export const publishedVersion = "(published)";

const invocationType = "targetParameters.lambdaFunctionParameters.invocationType";

/** One function that a trigger names. */
export interface FunctionUse extends FunctionTarget {
  readonly trigger: StackNode;
  readonly property: TriggerProperty;
  /** The value that names the function; unknown if the dependency names it. */
  readonly value: unknown;
  readonly isAsynchronous: boolean;
}

/**
 * Whether only the update decides which version the use names: an unknown value made from a
 * function's outputs may be its ARN, its latest version's ARN, or its ARN with an alias appended.
 */
export function isUndecided({ target, value, qualifier }: FunctionUse): boolean {
  return isUnknown(value) && qualifier === undefined && target.inputs.publish === true;
}

/** The functions of the stack that a resource of one of the `triggerTypes` names. */
export function functionUses(stack: StackView, trigger: StackNode): readonly FunctionUse[] {
  const properties = triggerProperties.filter(({ type }) => type === trigger.type);
  return properties.flatMap((property) => {
    const isAsynchronous = queuesEvents(trigger, property);
    return [...new Set<unknown>(valuesOf(trigger, property))].flatMap((value) =>
      findFunctions(stack, trigger, topLevel(property.path), value).map(
        ({ target, qualifier }) => ({
          trigger,
          property,
          value,
          isAsynchronous,
          target,
          qualifier: qualifierOf(trigger, property) ?? qualifier,
        }),
      ),
    );
  });
}

function queuesEvents({ inputs }: StackNode, { invocation }: TriggerProperty): boolean {
  switch (invocation) {
    case "by principal":
      return asynchronousPrincipal.test(String(inputs.principal));
    case "by parameters":
      return valuesAt(inputs, invocationType).includes("FIRE_AND_FORGET");
    default:
      return invocation === "asynchronous";
  }
}

/** All uses in the stack, grouped by the function they name. */
const usesByTarget = oncePer((stack: StackView) =>
  Map.groupBy(
    stack.ofType(...triggerTypes).flatMap((trigger) => functionUses(stack, trigger)),
    ({ target }) => target,
  ),
);

export function usesOf(stack: StackView, target: FunctionUse["target"]): readonly FunctionUse[] {
  return usesByTarget(stack).get(target) ?? [];
}

const functionsInText =
  /arn:[^:"\s]+:lambda:[^:"\s]*:\d*:function:[\w-]+(?::[\w$-]+)?|(?<="FunctionName"\s*:\s*")[^"]+(?=")/g;

function valuesOf({ inputs }: StackNode, { path, isDocument }: TriggerProperty) {
  // A value that is neither text nor unknown is a block around others.
  const values = valuesAt(inputs, path).filter((value) => typeof value === "string");
  if (!isDocument) return values;
  return values.flatMap((text) => (isUnknown(text) ? [text] : (text.match(functionsInText) ?? [])));
}

function qualifierOf(
  { inputs, propertyDependencies }: StackNode,
  { qualifier }: TriggerProperty,
): unknown {
  if (qualifier === undefined) return undefined;
  const [given] = valuesAt(inputs, qualifier);
  const sources = propertyDependencies[topLevel(qualifier)] ?? [];
  if (isUnknown(given) && sources.length > 0 && sources.every(isFunction)) return publishedVersion;
  return isPresent(given) && given !== "$LATEST" ? given : undefined;
}

function isFunction(node: StackNode): boolean {
  return isNodeOf(node, "aws:lambda/function:Function");
}
