import { elementsOf } from "../values/elements";
import { type AlarmNode, isQuery, metricOf, type Query, type WatchedMetric } from "./alarm-metrics";
import { evaluateMath, type MathValue, UnreadableExpression } from "./metric-math";

/** The value of a function's metric in a period in which the alarm must go off. */
export interface Sample {
  readonly value: number;
  /** The noun in messages, such as "errors". */
  readonly noun: string;
}

type Assign = (metric: WatchedMetric) => number | undefined;

/**
 * Why an alarm on an expression does not go off when it must, or does when it must not; undefined
 * if it has no readable expression.
 */
export function mathMistakes(
  { inputs }: AlarmNode,
  isOwn: (metric: WatchedMetric) => boolean,
  { value, noun }: Sample,
): readonly string[] | undefined {
  const queries = elementsOf<unknown>(inputs.metricQueries).filter(isQuery);
  const { threshold, comparisonOperator } = inputs;
  if (typeof threshold !== "number" || !queries.some(({ expression }) => expression)) {
    return undefined;
  }
  const metrics = queries.filter(({ metric }) => metric).map(metricOf);
  const share = metrics.some(isInvocations);
  // An alarm on a share is tried with half of the invocations failing. For metrics that are unknown
  // here, any value may set it off.
  const own = share ? Math.max(value, 50) : value;
  const assign =
    (others: number): Assign =>
    (metric) => {
      if (isOwn(metric)) return own;
      if (isInvocations(metric)) return 2 * own;
      return metrics.some((each) => isOwn(each) && each.metricName === metric.metricName)
        ? 0
        : others;
    };
  const goesOff = (values: Assign) =>
    isAbove(decidingValue(queries, values), String(comparisonOperator), threshold);
  try {
    const isSilent = ![0, 1, 1000].some((others) => goesOff(assign(others)));
    const reading = share ? `${own} ${noun} in ${2 * own} invocations` : `${own} ${noun}`;
    return [
      ...(isSilent ? [`its expression does not go off at ${reading}`] : []),
      ...(goesOff(() => undefined) ? ["its expression goes off where there is no data"] : []),
      ...(goesOff((metric) => (isInvocations(metric) ? 100 : 0))
        ? [`its expression goes off without any ${noun}`]
        : []),
    ];
  } catch (error) {
    if (error instanceof UnreadableExpression) return undefined;
    throw error;
  }
}

function isInvocations({ namespace, metricName }: WatchedMetric): boolean {
  return namespace === "AWS/Lambda" && metricName === "Invocations";
}

/** The value that is compared with the threshold. */
function decidingValue(queries: readonly Query[], values: Assign): MathValue {
  const deciding =
    queries.length === 1 ? queries[0] : queries.find(({ returnData }) => returnData === true);
  if (!deciding) throw new UnreadableExpression("no query decides");
  const metrics = queries.filter(({ metric }) => metric).map((query) => values(metricOf(query)));
  const evaluate = (query: Query, open: readonly Query[]): MathValue => {
    const { expression } = query;
    if (query.metric) return values(metricOf(query));
    if (typeof expression !== "string") throw new UnreadableExpression(String(expression));
    return evaluateMath(expression, {
      metrics,
      valueOf: (id) => {
        const named = open.find((each) => each.id === id);
        if (!named) throw new UnreadableExpression(expression);
        return evaluate(
          named,
          open.filter((each) => each !== named),
        );
      },
    });
  };
  return evaluate(
    deciding,
    queries.filter((each) => each !== deciding),
  );
}

function isAbove(value: MathValue, operator: string, threshold: number): boolean {
  return [value].flat().some((each) => {
    if (each === undefined) return false;
    if (operator === "GreaterThanOrEqualToThreshold") return each >= threshold;
    return operator === "GreaterThanThreshold" && each > threshold;
  });
}
