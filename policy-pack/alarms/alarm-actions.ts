import { findTarget, refersTo } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { isUnknown } from "../values/unknown";
import type { AlarmNode } from "./alarm-metrics";

type CompositeNode = StackNode<"aws:cloudwatch/compositeAlarm:CompositeAlarm">;

/** Why nobody hears of the alarm, neither by itself nor by composite alarms that repeat it. */
export function silence(stack: StackView, alarm: AlarmNode): string | undefined {
  const own = actionProblem(stack, alarm);
  const composites = stack.ofType("aws:cloudwatch/compositeAlarm:CompositeAlarm");
  return isRepeated(stack, alarm, composites) ? undefined : own;
}

/** Whether a composite alarm repeats the alarm and has an action, or is repeated in turn. */
function isRepeated(
  stack: StackView,
  alarm: AlarmNode | CompositeNode,
  composites: readonly CompositeNode[],
): boolean {
  return composites.some((each) => {
    const others = composites.filter((other) => other !== each);
    return (
      repeats(each, alarm) &&
      (actionProblem(stack, each) === undefined || isRepeated(stack, each, others))
    );
  });
}

function actionProblem(stack: StackView, carrier: AlarmNode | CompositeNode): string | undefined {
  const { actionsEnabled, alarmActions } = carrier.inputs;
  if (isUnknown(actionsEnabled)) return "actionsEnabled is not known before the update";
  if (actionsEnabled === false) return "actionsEnabled is false";
  const actions = elementsOf(alarmActions);
  if (actions.length === 0) return "it has no alarm action";
  const reachesTopic = actions.some((action) => isTopic(stack, carrier as StackNode, action));
  return reachesTopic ? undefined : "none of its alarm actions is an SNS topic";
}

function isTopic(stack: StackView, carrier: StackNode, action: unknown): boolean {
  if (typeof action === "string" && !isUnknown(action)) return /^arn:[^:]+:sns:/.test(action);
  const topics = stack.ofType("aws:sns/topic:Topic");
  if (findTarget(carrier, "alarmActions", action, topics)) return true;
  // What is of another stack, or looked up, may be a topic; what is of this stack, and not of SNS, is none.
  const sources = carrier.propertyDependencies.alarmActions ?? [];
  return !sources.some(({ type }) => type.startsWith("aws:") && !type.startsWith("aws:sns/"));
}

const alarmInRule = /ALARM\s*\(\s*"?([^")]+?)"?\s*\)/g;

/** Whether the composite alarm goes off whenever the alarm does: its rule joins alarms by OR alone. */
function repeats(composite: CompositeNode, alarm: AlarmNode | CompositeNode): boolean {
  const { alarmRule } = composite.inputs;
  const isMentioned = (value: unknown) =>
    refersTo(composite as StackNode, "alarmRule", value, alarm as StackNode);
  if (typeof alarmRule !== "string" || isUnknown(alarmRule)) return isMentioned(alarmRule);
  const isSimple = /^[\s()]*(OR[\s()]*)*$/.test(alarmRule.replace(alarmInRule, ""));
  return isSimple && [...alarmRule.matchAll(alarmInRule)].some(([, name]) => isMentioned(name));
}
