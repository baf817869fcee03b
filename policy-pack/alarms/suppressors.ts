import { isDeepStrictEqual } from "node:util";
import { refersTo } from "../stack/links";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { isAlwaysOn } from "./alarm-rule";

const alarmTypes = [
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:cloudwatch/compositeAlarm:CompositeAlarm",
] as const;

/**
 * Whether the alarm that suppresses a composite alarm is on whenever those alarms are: it is always
 * on, or goes off on the same condition.
 */
export function isKeptQuiet(
  stack: StackView,
  composite: StackNode,
  alarms: readonly StackNode[],
): boolean {
  const [value] = valuesAt(composite.inputs, "actionsSuppressor.alarm");
  if (!isPresent(value)) return false;
  return stack
    .ofType<string>(...alarmTypes)
    .filter((each) => refersTo(composite, "actionsSuppressor", value, each))
    .some((suppressor) => isOnWith(stack, suppressor, [...alarms, composite]));
}

/** Whether the alarm is on whenever the others are. */
function isOnWith(stack: StackView, alarm: StackNode, others: readonly StackNode[]): boolean {
  if (others.includes(alarm)) return true;
  if (isNodeOf(alarm, "aws:cloudwatch/metricAlarm:MetricAlarm")) {
    return goesOffAtAnything(alarm) || others.some((each) => goesOffWith(alarm, each));
  }
  const { alarmRule } = alarm.inputs;
  if (typeof alarmRule !== "string" || isUnknown(alarmRule)) return false;
  const known = stack.ofType<string>(...alarmTypes).filter((each) => each !== alarm);
  return isAlwaysOn(alarmRule, (name) =>
    known.some(
      (each) =>
        refersTo(alarm, "alarmRule", name, each) && isOnWith(stack, each, [...others, alarm]),
    ),
  );
}

/** Counts and durations are never below 0. */
function goesOffAtAnything({ inputs }: StackNode): boolean {
  const { comparisonOperator, threshold } = inputs;
  if (typeof threshold !== "number") return false;
  if (comparisonOperator === "GreaterThanThreshold") return threshold < 0;
  return comparisonOperator === "GreaterThanOrEqualToThreshold" && threshold <= 0;
}

const compared = ["namespace", "metricName", "dimensions", "statistic", "comparisonOperator"];

/** Whether one alarm watches what the other does, and goes off no later. */
function goesOffWith(one: StackNode, other: StackNode): boolean {
  const [threshold, bound] = [one.inputs.threshold, other.inputs.threshold];
  return (
    isPresent(one.inputs.metricName) &&
    compared.every((key) => isDeepStrictEqual(one.inputs[key], other.inputs[key])) &&
    typeof threshold === "number" &&
    typeof bound === "number" &&
    threshold <= bound
  );
}
