import { silence } from "./alarm-actions";
import { type AlarmNode, type WatchedMetric, watchedMetrics } from "./alarm-metrics";
import { refersTo } from "./links";
import { dimensionProblems } from "./metric-dimensions";
import type { StackNode, StackView } from "./stack-view";
import { isUnknown } from "./unknown";
import { valuesAt } from "./values-at";

export interface AlarmLimits {
  /** Errors in a period that are still fine. */
  readonly maxThreshold: number;
  readonly maxPeriodSeconds: number;
  readonly maxEvaluationPeriods: number;
}

/** An alarm on the function's errors, with the reasons why it does not count, if any. */
export interface ErrorAlarm {
  readonly name: string;
  readonly problems: readonly string[];
}

/** The alarms that watch the function's Errors metric, the nearest to what is expected first. */
export function errorAlarms(
  stack: StackView,
  subject: StackNode<"aws:lambda/function:Function">,
  limits: AlarmLimits,
): readonly ErrorAlarm[] {
  return stack
    .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
    .flatMap((alarm) =>
      watchedMetrics(alarm)
        .filter((metric) => isErrorsOf(alarm, metric, subject))
        .map((metric) => ({
          name: alarm.name,
          problems: [
            ...dimensionProblems(metric.dimensions, subject),
            ...problemsOf(stack, alarm, metric, limits),
          ],
        })),
    )
    .toSorted((one, other) => one.problems.length - other.problems.length);
}

function isErrorsOf(
  alarm: AlarmNode,
  { namespace, metricName, dimensions, property }: WatchedMetric,
  subject: StackNode<"aws:lambda/function:Function">,
): boolean {
  return (
    isOrMayBe(namespace, "AWS/Lambda") &&
    isOrMayBe(metricName, "Errors") &&
    valuesAt(dimensions, "FunctionName").some((value) =>
      refersTo(alarm as StackNode, property, value, subject as StackNode),
    )
  );
}

function isOrMayBe(value: unknown, expected: string): boolean {
  return value === expected || isUnknown(value);
}

function problemsOf(
  stack: StackView,
  alarm: AlarmNode,
  { namespace, metricName, statistic, unit, period }: WatchedMetric,
  { maxPeriodSeconds, maxEvaluationPeriods, maxThreshold }: AlarmLimits,
): readonly string[] {
  const periodsProperty = alarm.inputs.datapointsToAlarm
    ? "datapointsToAlarm"
    : "evaluationPeriods";
  return [
    mismatch("namespace", namespace, ["AWS/Lambda"]),
    mismatch("metricName", metricName, ["Errors"]),
    mismatch("statistic", statistic, ["Sum"]),
    mismatch("unit", unit ?? "Count", ["Count"]),
    thresholdProblem(alarm, maxThreshold),
    excess("period", period, maxPeriodSeconds),
    excess(periodsProperty, alarm.inputs[periodsProperty], maxEvaluationPeriods),
    silence(stack, alarm),
  ].filter((problem) => problem !== undefined);
}

const comparisons = ["GreaterThanThreshold", "GreaterThanOrEqualToThreshold"];

function thresholdProblem({ inputs }: AlarmNode, maxThreshold: number): string | undefined {
  const { comparisonOperator, threshold } = inputs;
  const comparisonProblem = mismatch("comparisonOperator", comparisonOperator, comparisons);
  if (comparisonProblem !== undefined) return comparisonProblem;
  if (typeof threshold !== "number") return `threshold is ${shown(threshold)}`;
  const firing =
    comparisonOperator === "GreaterThanThreshold"
      ? Math.floor(threshold) + 1
      : Math.ceil(threshold);
  const expected = maxThreshold + 1;
  return firing > expected
    ? `it goes off at ${firing} errors in a period, expected at ${expected} or fewer`
    : undefined;
}

function mismatch(property: string, value: unknown, expected: readonly string[]) {
  return expected.some((each) => each === value)
    ? undefined
    : `${property} is ${shown(value)}, expected ${expected.join(" or ")}`;
}

function excess(property: string, value: unknown, max: number): string | undefined {
  if (typeof value === "number" && value <= max) return undefined;
  return `${property} is ${shown(value)}, expected ${max} or less`;
}

function shown(value: unknown): string {
  if (isUnknown(value)) return "not known before the update";
  return value === undefined || value === null ? "absent" : String(value);
}
