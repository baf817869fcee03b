import { findFunctions } from "../stack/links";
import { isElsewhere, regionOf } from "../stack/regions";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import type { Problems } from "../values/problems";
import { isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { silence } from "./alarm-actions";
import { mathMistakes, type Sample } from "./alarm-math";
import { type AlarmNode, type WatchedMetric, watchedMetrics } from "./alarm-metrics";
import { dimensionProblems } from "./metric-dimensions";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/** The alarm that a function should have. */
export interface ExpectedAlarm {
  readonly metricName: "Duration" | "Errors" | "Throttles";
  /** The metric's only unit; an alarm on another unit never goes off. */
  readonly unit: "Count" | "Milliseconds";
  /** Whether CloudFront runs the function, so that its metrics are in the regions where it runs. */
  readonly isAtEdge: boolean;
  /** Whether an alarm over all functions of the region is enough. */
  readonly maySpanFunctions: boolean;
  /** The metric's value in a period in which the alarm must go off. */
  readonly sample: Sample;
  /** Why the alarm does not go off when it should; an expression's threshold is checked already. */
  readonly mistakes: (watch: Watch) => readonly (string | undefined)[];
}

/** An alarm and a metric that it watches. */
export interface Watch {
  readonly alarm: AlarmNode;
  readonly metric: WatchedMetric;
  /** Whether its threshold is for an expression that was evaluated. */
  readonly isEvaluated: boolean;
}

type MetricWatch = Pick<Watch, "alarm" | "metric">;

/** What is missing if no alarm on the function is as expected; of several, the closest is named. */
export function alarmProblem(
  stack: StackView,
  subject: FunctionNode,
  expected: ExpectedAlarm,
): Problems {
  const { metricName } = expected;
  const [nearest] = watchesOf(stack, subject, expected)
    .map((watch) => ({ watch, mistakes: mistakesOf(stack, subject, watch, expected) }))
    .toSorted((one, other) => one.mistakes.length - other.mistakes.length);
  if (!nearest) {
    const noun = metricName.toLowerCase();
    return `has no alarm on its ${noun} (namespace AWS/Lambda, metric ${metricName}, dimension FunctionName)`;
  }
  const kind = metricName.toLowerCase().replace(/s$/, "");
  return (
    nearest.mistakes.length > 0 &&
    `has no ${kind} alarm that counts: of alarm '${nearest.watch.alarm.name}', ${nearest.mistakes.join("; ")}`
  );
}

function watchesOf(
  stack: StackView,
  subject: FunctionNode,
  { isAtEdge, metricName, maySpanFunctions }: ExpectedAlarm,
): readonly MetricWatch[] {
  const { all, byFunction, overAll } = functionWatches(stack);
  const shared = overAll.filter(
    ({ alarm }) =>
      maySpanFunctions && (isAtEdge || !isElsewhere(alarm as StackNode, "", subject as StackNode)),
  );
  const own = isAtEdge
    ? all.filter(({ metric }) => namesEdge(metric, subject))
    : (byFunction.get(subject) ?? []);
  return [...own, ...shared].filter(
    ({ metric }) => metric.metricName === metricName || isUnknown(metric.metricName),
  );
}

/** The alarms on metrics of Lambda, grouped by the function they name. */
const functionWatches = oncePer((stack: StackView) => {
  const watches = stack
    .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
    .flatMap((alarm) => watchedMetrics(alarm).map((metric) => ({ alarm, metric })))
    .filter(({ metric }) => metric.namespace === "AWS/Lambda" || isUnknown(metric.namespace));
  const named = watches.flatMap((watch) =>
    targetsOf(stack, watch).map((target) => ({ target, watch })),
  );
  const byFunction = new Map(
    [...Map.groupBy(named, ({ target }) => target)].map(([target, found]) => [
      target,
      found.map(({ watch }) => watch),
    ]),
  );
  return { all: watches, byFunction, overAll: watches.filter(({ metric }) => isOverAll(metric)) };
});

function targetsOf(stack: StackView, { alarm, metric }: MetricWatch): readonly FunctionNode[] {
  const { dimensions, property } = metric;
  return valuesAt(dimensions, "FunctionName").flatMap((value) =>
    findFunctions(stack, alarm as StackNode, property, value).map(({ target }) => target),
  );
}

/** At the edge, a function's metrics have its origin's region in front of its name. */
function namesEdge({ dimensions }: WatchedMetric, { inputs, outputs }: FunctionNode): boolean {
  const name = inputs.name ?? outputs.name;
  return valuesAt(dimensions, "FunctionName").includes(`us-east-1.${name}`);
}

function isOverAll({ dimensions }: WatchedMetric): boolean {
  return !isUnknown(dimensions) && Object.keys(dimensions ?? {}).length === 0;
}

const comparisons = ["GreaterThanThreshold", "GreaterThanOrEqualToThreshold"];

function mistakesOf(
  stack: StackView,
  subject: FunctionNode,
  watch: MetricWatch,
  { isAtEdge, metricName, unit, sample, mistakes }: ExpectedAlarm,
): readonly string[] {
  const { alarm, metric } = watch;
  const { comparisonOperator } = alarm.inputs;
  const isOwn = (each: WatchedMetric) =>
    each.metricName === metricName &&
    (isOverAll(each) ||
      (isAtEdge && namesEdge(each, subject)) ||
      targetsOf(stack, { alarm, metric: each }).includes(subject));
  const evaluated = mathMistakes(alarm, isOwn, sample);
  return [
    ...(isAtEdge
      ? []
      : [
          placeMismatch(alarm as StackNode, subject as StackNode),
          ...dimensionProblems(stack, metric.dimensions, subject),
        ]),
    mismatch("namespace", metric.namespace, ["AWS/Lambda"]),
    mismatch("metricName", metric.metricName, [metricName]),
    mismatch("unit", metric.unit ?? unit, [unit]),
    mismatch("comparisonOperator", comparisonOperator, comparisons),
    ...mistakes({ ...watch, isEvaluated: evaluated !== undefined }),
    ...(evaluated ?? []),
    missingDataMistake(alarm),
    silence(stack, alarm),
  ].filter((problem) => problem !== undefined);
}

/** A metric is in its function's region, and an alarm sees only metrics of its own region. */
function placeMismatch(alarm: StackNode, subject: StackNode): string | undefined {
  const [own, other] = [regionOf(alarm), regionOf(subject)];
  if (own === undefined || other === undefined || own === other) return undefined;
  return `it is in ${own}, and the function's metrics are in ${other}`;
}

/** An idle function has no data: an alarm that is on then does not report the next failure. */
function missingDataMistake({ inputs }: AlarmNode): string | undefined {
  const { treatMissingData } = inputs;
  const expected = "expected missing, notBreaching or ignore";
  return treatMissingData === "breaching" || isUnknown(treatMissingData)
    ? `treatMissingData is ${shown(treatMissingData)}, ${expected}`
    : undefined;
}

function mismatch(property: string, value: unknown, expected: readonly string[]) {
  return expected.some((each) => each === value)
    ? undefined
    : `${property} is ${shown(value)}, expected ${expected.join(" or ")}`;
}

export function excess(property: string, value: unknown, max: number): string | undefined {
  if (typeof value === "number" && value <= max) return undefined;
  return `${property} is ${shown(value)}, expected ${max} or less`;
}

/**
 * Why the alarm, whatever its statistic, does not go off as soon as the count in a period exceeds
 * `max`.
 */
export function countMistakes(
  { alarm, metric, isEvaluated }: Watch,
  noun: string,
  max: number,
): readonly (string | undefined)[] {
  if (!isEvaluated && goesOffAtAny(alarm, metric)) return [];
  return [
    mismatch("statistic", metric.statistic, ["Sum"]),
    isEvaluated ? undefined : countExcess(alarm, noun, max),
  ];
}

/** Each invocation counts as 0 or 1, so an average above 0 is the same as a sum above 0. */
function goesOffAtAny({ inputs }: AlarmNode, { statistic }: WatchedMetric): boolean {
  const { comparisonOperator, threshold } = inputs;
  if (typeof threshold !== "number") return false;
  const isStrict = comparisonOperator === "GreaterThanThreshold";
  if (statistic === "Average") return isStrict && threshold === 0;
  return (
    statistic === "Maximum" &&
    (isStrict ? threshold >= 0 && threshold < 1 : threshold > 0 && threshold <= 1)
  );
}

/** Why the alarm does not go off as soon as the count in a period exceeds `max`. */
function countExcess({ inputs }: AlarmNode, noun: string, max: number): string | undefined {
  const { comparisonOperator, threshold } = inputs;
  if (typeof threshold !== "number") return `threshold is ${shown(threshold)}`;
  const isStrict = comparisonOperator === "GreaterThanThreshold";
  const firing = isStrict ? Math.floor(threshold) + 1 : Math.ceil(threshold);
  if (firing <= 0) return `it is always on: it goes off without any ${noun}`;
  return firing > max + 1
    ? `it goes off at ${firing} ${noun} in a period, expected at ${max + 1} or fewer`
    : undefined;
}

export function shown(value: unknown): string {
  if (isUnknown(value)) return "not known before the update";
  return value === undefined || value === null ? "absent" : String(value);
}
