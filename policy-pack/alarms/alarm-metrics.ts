import type { StackNode } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { isInsightsQuery, parseInsightsQuery } from "./metrics-insights";

export type AlarmNode = StackNode<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** A metric that an alarm watches, directly or in metric math. */
export interface WatchedMetric {
  /** The top-level property of the alarm that holds it. */
  readonly property: "dimensions" | "metricQueries";
  readonly namespace: unknown;
  readonly metricName: unknown;
  /** Absent or empty for the metric of the whole region. */
  readonly dimensions: unknown;
  /** A statistic's name, or a percentile such as p99. */
  readonly statistic: unknown;
  /** Absent for any unit; a metric exists only in its own unit. */
  readonly unit: unknown;
  readonly period: unknown;
  /** Whether the threshold applies to something calculated from the metric, which has no unit. */
  readonly isConverted: boolean;
}

export interface Query {
  readonly id?: unknown;
  readonly expression?: unknown;
  readonly period?: unknown;
  readonly returnData?: unknown;
  readonly metric?: unknown;
}

/** The metrics that determine the alarm's state. */
export function watchedMetrics({ inputs }: AlarmNode): readonly WatchedMetric[] {
  const { metricQueries, namespace, metricName, dimensions, unit, period } = inputs;
  if (isUnknown(metricQueries)) return [metricOf({ metric: metricQueries })];
  const given: readonly unknown[] = elementsOf<unknown>(metricQueries);
  if (given.length === 0) {
    const statistic = inputs.statistic ?? inputs.extendedStatistic;
    const own = { namespace, metricName, dimensions, statistic, unit, period };
    return [{ property: "dimensions", ...own, isConverted: false }];
  }
  const queries = given.filter(isQuery);
  const deciding = queries.length === 1 ? queries : queries.filter(({ returnData }) => returnData);
  return deciding.flatMap((query) => metricsBehind(query, queries));
}

export function isQuery(query: unknown): query is Query {
  return typeof query === "object" && query !== null;
}

function metricsBehind(query: Query, queries: readonly Query[]): readonly WatchedMetric[] {
  const { expression } = query;
  if (query.metric) return [metricOf(query)];
  if (typeof expression === "string" && isInsightsQuery(expression)) return insightsMetrics(query);
  const others = queries.filter((each) => each !== query);
  return others
    .filter(({ id }) => mentions(expression, id))
    .flatMap((each) => metricsBehind(each, others))
    .map((metric) => ({ ...metric, isConverted: metric.isConverted || converts(expression) }));
}

function insightsMetrics({ expression, period }: Query): readonly WatchedMetric[] {
  const metric = parseInsightsQuery(String(expression));
  const own = { property: "metricQueries", unit: undefined, period, isConverted: false } as const;
  return metric ? [{ ...metric, ...own }] : [];
}

/** Whether the expression uses the query; METRICS() means all of them. */
function mentions(expression: unknown, id: unknown): boolean {
  if (typeof expression !== "string" || isUnknown(expression)) return isUnknown(expression);
  const words: readonly unknown[] = expression.split(/\W/);
  return /\bMETRICS\s*\(/.test(expression) || words.includes(id);
}

const choosingFunctions = ["FILL", "MAX", "METRICS", "MIN", "REPEAT"];

/** Whether the expression calculates or decides, rather than only choosing among its metrics. */
function converts(expression: unknown): boolean {
  if (isUnknown(expression)) return true;
  // Ids begin with a lower-case letter, functions with a capital; the rest are operators.
  const telling = String(expression).match(/\b[A-Z]\w*|[^\w\s(),[\]"]/g) ?? [];
  return telling.some((each) => !choosingFunctions.includes(each));
}

export function metricOf({ metric, period }: Query): WatchedMetric {
  // If a metric is unknown, so is each of its parts.
  const part = (name: string) => valuesAt(metric, name)[0];
  return {
    property: "metricQueries",
    namespace: part("namespace"),
    metricName: part("metricName"),
    dimensions: part("dimensions"),
    statistic: part("stat"),
    unit: part("unit"),
    period: part("period") ?? period,
    isConverted: false,
  };
}
