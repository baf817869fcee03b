import { findTarget, refersTo } from "../stack/links";
import { regionOf } from "../stack/regions";
import type { StackNode, StackView } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { isKnownText, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import type { AlarmNode } from "./alarm-metrics";
import { muteProblem } from "./mute-rules";
import { isKeptQuiet } from "./suppressors";

type CompositeNode = StackNode<"aws:cloudwatch/compositeAlarm:CompositeAlarm">;

/**
 * Why nobody is notified of the alarm, neither by itself nor by composite alarms that repeat it.
 */
export function silence(stack: StackView, alarm: AlarmNode): string | undefined {
  const own = actionProblem(stack, alarm);
  const composites = stack.ofType("aws:cloudwatch/compositeAlarm:CompositeAlarm");
  return isRepeated(stack, [alarm], composites) ? undefined : own;
}

/**
 * Whether a composite alarm repeats the last of the alarms, which go off together, and has an
 * action or is repeated itself.
 */
function isRepeated(
  stack: StackView,
  alarms: readonly (AlarmNode | CompositeNode)[],
  composites: readonly CompositeNode[],
): boolean {
  return composites.some((each) => {
    const others = composites.filter((other) => other !== each);
    const isHeard = () =>
      actionProblem(stack, each) === undefined &&
      !isKeptQuiet(stack, each as StackNode, alarms as readonly StackNode[]);
    return (
      alarms.slice(-1).some((alarm) => repeats(each, alarm)) &&
      (isHeard() || isRepeated(stack, [...alarms, each], others))
    );
  });
}

function actionProblem(stack: StackView, carrier: AlarmNode | CompositeNode): string | undefined {
  const { actionsEnabled, alarmActions } = carrier.inputs;
  if (isSuppressed(carrier)) return "its actionsSuppressor is what it tells of";
  if (isUnknown(actionsEnabled)) return "actionsEnabled is not known before the update";
  if (actionsEnabled === false) return "actionsEnabled is false";
  const actions = elementsOf(alarmActions);
  if (actions.length === 0) return "it has no alarm action";
  const topics = actions.filter((action) => isTopic(stack, carrier as StackNode, action));
  if (topics.length === 0) return "none of its alarm actions is an SNS topic";
  const regions = topics.map((action) => topicRegion(stack, carrier as StackNode, action));
  const own = regionOf(carrier as StackNode);
  if (regions.every((region) => own !== undefined && region !== undefined && region !== own)) {
    return `its topic is in ${regions.join(" and ")}, and an alarm of ${own} notifies none of another region`;
  }
  return muteProblem(stack, carrier as StackNode);
}

function isTopic(stack: StackView, carrier: StackNode, action: unknown): boolean {
  if (isKnownText(action)) return /^arn:[^:]+:sns:/.test(action);
  if (findTopic(stack, carrier, action)) return true;
  // A value of another stack, or looked up, may be a topic; a resource of this stack outside SNS is
  // not.
  const sources = carrier.propertyDependencies.alarmActions ?? [];
  return !sources.some(({ type }) => type.startsWith("aws:") && !type.startsWith("aws:sns/"));
}

function findTopic(stack: StackView, carrier: StackNode, action: unknown) {
  return findTarget(carrier, "alarmActions", action, stack.ofType<string>("aws:sns/topic:Topic"));
}

function topicRegion(stack: StackView, carrier: StackNode, action: unknown): unknown {
  if (!isUnknown(action)) return /^arn:[^:]+:sns:([^:]+):/.exec(String(action))?.[1];
  const topic = findTopic(stack, carrier, action);
  return topic && regionOf(topic);
}

/** Whether a composite alarm is suppressed by an alarm that its own rule names. */
function isSuppressed({ inputs }: AlarmNode | CompositeNode): boolean {
  if (!("alarmRule" in inputs)) return false;
  const [suppressor] = valuesAt(inputs, "actionsSuppressor.alarm");
  const names = [...String(inputs.alarmRule).matchAll(alarmInRule)].map(([, name]) => name);
  return typeof suppressor === "string" && names.includes(suppressor);
}

const alarmInRule = /ALARM\s*\(\s*"?([^")]+?)"?\s*\)/g;

/**
 * Whether the composite alarm goes off whenever the alarm does: its rule joins alarms by OR alone.
 */
function repeats(composite: CompositeNode, alarm: AlarmNode | CompositeNode): boolean {
  const { alarmRule } = composite.inputs;
  const isMentioned = (value: unknown) =>
    refersTo(composite as StackNode, "alarmRule", value, alarm as StackNode);
  if (typeof alarmRule !== "string" || isUnknown(alarmRule)) return isMentioned(alarmRule);
  const isSimple = /^[\s()]*(OR[\s()]*)*$/.test(alarmRule.replace(alarmInRule, ""));
  return isSimple && [...alarmRule.matchAll(alarmInRule)].some(([, name]) => isMentioned(name));
}
