import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { type FunctionUse, publishedVersion, usesOf } from "./function-triggers";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/** Whether the inputs have a value at the path, known or not. */
function has(inputs: unknown, path: string): boolean {
  return valuesAt(inputs, path).some(isPresent);
}

export function hasDeadLetterTarget({ inputs }: FunctionNode): boolean {
  return has(inputs, "deadLetterConfig.targetArn");
}

/** The settings for asynchronous invocations of the function, each for the qualifier it names. */
export function invokeConfigs(stack: StackView, target: FunctionNode): readonly FunctionUse[] {
  return usesOf(stack, target).filter(isInvokeConfig);
}

/** Whether the settings belong to the function; they may also name it as another's destination. */
export function isInvokeConfig({ trigger, property }: FunctionUse): boolean {
  return (
    isNodeOf(trigger, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig") &&
    property.path === "functionName"
  );
}

/** The qualifiers of the function whose failed events go to a destination; undefined is $LATEST. */
export function coveredQualifiers(stack: StackView, target: FunctionNode): readonly unknown[] {
  return invokeConfigs(stack, target)
    .filter(({ trigger }) => has(trigger.inputs, "destinationConfig.onFailure.destination"))
    .map(({ qualifier }) => qualifier);
}

/** What invokes the function asynchronously, by the qualifier it names; undefined is $LATEST. */
export function asynchronousUses(
  stack: StackView,
  target: FunctionNode,
): ReadonlyMap<unknown, readonly FunctionUse[]> {
  const uses = usesOf(stack, target).filter(({ isAsynchronous }) => isAsynchronous);
  return Map.groupBy(uses, ({ qualifier }) => qualifier);
}

/** Whether a covered qualifier is, or may turn out to be, the given one. */
export function isCovered(qualifier: unknown, covered: readonly unknown[]): boolean {
  return covered.some(
    (each) =>
      each === qualifier ||
      isUnknown(each) ||
      (isUnknown(qualifier) && isPresent(each)) ||
      isSameVersion(each, qualifier),
  );
}

/** A published version may turn out to be any number. */
function isSameVersion(one: unknown, other: unknown): boolean {
  const isVersion = (each: unknown) => each === publishedVersion || /^\d+$/.test(String(each));
  return [one, other].includes(publishedVersion) && isVersion(one) && isVersion(other);
}

/** Describes for messages what invokes the function, and with which qualifier. */
export function describeUses(qualifier: unknown, uses: readonly FunctionUse[]): string {
  // A permission often has the same name as what it is for.
  const names = new Set(uses.map(({ trigger }) => `'${trigger.name}'`));
  const triggers = [...names].join(", ");
  return `is invoked asynchronously as ${describeQualifier(qualifier)} by ${triggers}`;
}

export function describeQualifier(qualifier: unknown): string {
  if (qualifier === undefined) return "$LATEST";
  if (qualifier === publishedVersion) return "a version";
  return isUnknown(qualifier) ? "a version or an alias" : `'${qualifier}'`;
}

/** Whether the mapping reads a stream; queues and Kafka topics keep failed records themselves. */
export function readsStream({
  inputs,
}: StackNode<"aws:lambda/eventSourceMapping:EventSourceMapping">): boolean {
  return (
    isPresent(inputs.startingPosition) &&
    !isPresent(inputs.topics) &&
    !isPresent(inputs.documentDbEventSourceConfig)
  );
}

export function hasStreamDestination({
  inputs,
}: StackNode<"aws:lambda/eventSourceMapping:EventSourceMapping">): boolean {
  return has(inputs, "destinationConfig.onFailure.destinationArn");
}
