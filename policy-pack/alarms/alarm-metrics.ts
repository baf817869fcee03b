import type { StackNode } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { isInsightsQuery, parseInsightsQuery } from "./metrics-insights";

export type AlarmNode = StackNode<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** A metric that an alarm watches, by itself or as a part of metric math. */
export interface WatchedMetric {
  /** The top-level property of the alarm that holds it. */
  readonly property: "dimensions" | "metricQueries";
  readonly namespace: unknown;
  readonly metricName: unknown;
  /** Absent or empty for the metric of everything in the region. */
  readonly dimensions: unknown;
  /** By name, or a percentile such as p99. */
  readonly statistic: unknown;
  /** Absent for any; there is no metric in another unit than its own. */
  readonly unit: unknown;
  readonly period: unknown;
  /** Whether the threshold is for something else that is calculated from it, in no unit of its own. */
  readonly isConverted: boolean;
}

export interface Query {
  readonly id?: unknown;
  readonly expression?: unknown;
  readonly period?: unknown;
  readonly returnData?: unknown;
  readonly metric?: unknown;
}

/** The metrics that decide about the alarm's state. */
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

/** Whether the expression uses the query; METRICS() is all of them. */
function mentions(expression: unknown, id: unknown): boolean {
  if (typeof expression !== "string" || isUnknown(expression)) return isUnknown(expression);
  const words: readonly unknown[] = expression.split(/\W/);
  return /\bMETRICS\s*\(/.test(expression) || words.includes(id);
}

const choosingFunctions = ["FILL", "MAX", "METRICS", "MIN", "REPEAT"];

/** Whether the expression calculates or decides, and does not only choose among its metrics. */
function converts(expression: unknown): boolean {
  if (isUnknown(expression)) return true;
  // Ids begin with a small letter, functions with a capital one; what is left are operators.
  const telling = String(expression).match(/\b[A-Z]\w*|[^\w\s(),[\]"]/g) ?? [];
  return telling.some((each) => !choosingFunctions.includes(each));
}

export function metricOf({ metric, period }: Query): WatchedMetric {
  // Each part of an unknown metric is as unknown as the whole.
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
