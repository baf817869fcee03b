import type { StackNode } from "./stack-view";
import { isUnknown } from "./unknown";

export type AlarmNode = StackNode<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** A metric that an alarm watches, by itself or as a part of metric math. */
export interface WatchedMetric {
  /** The top-level property of the alarm that holds it. */
  readonly property: "dimensions" | "metricQueries";
  readonly namespace: unknown;
  readonly metricName: unknown;
  readonly dimensions: unknown;
  readonly statistic: unknown;
  /** Absent for any; there is no metric in another unit than its own. */
  readonly unit: unknown;
  readonly period: unknown;
}

interface Query {
  readonly id?: unknown;
  readonly expression?: unknown;
  readonly period?: unknown;
  readonly returnData?: unknown;
  readonly metric?: unknown;
}

/** The metrics that decide about the alarm's state. */
export function watchedMetrics({ inputs }: AlarmNode): readonly WatchedMetric[] {
  const { metricQueries, namespace, metricName, dimensions, statistic, unit, period } = inputs;
  if (isUnknown(metricQueries)) return [metricOf({ metric: metricQueries })];
  if (!metricQueries || metricQueries.length === 0) {
    return [{ property: "dimensions", namespace, metricName, dimensions, statistic, unit, period }];
  }
  const queries = metricQueries.filter((query) => !isUnknown(query)) as readonly Query[];
  const deciding = queries.length === 1 ? queries : queries.filter(({ returnData }) => returnData);
  return deciding.flatMap((query) => metricsBehind(query, queries));
}

function metricsBehind(query: Query, queries: readonly Query[]): readonly WatchedMetric[] {
  if (query.metric) return [metricOf(query)];
  const others = queries.filter((each) => each !== query);
  return others
    .filter(({ id }) => mentions(query.expression, id))
    .flatMap((each) => metricsBehind(each, others));
}

/** Whether the expression uses the query; METRICS() is all of them. */
function mentions(expression: unknown, id: unknown): boolean {
  if (typeof expression !== "string" || isUnknown(expression)) return isUnknown(expression);
  const words: readonly unknown[] = expression.split(/\W+/);
  return /\bMETRICS\s*\(/.test(expression) || words.includes(id);
}

function metricOf({ metric, period }: Query): WatchedMetric {
  // Each part of an unknown metric is as unknown as the whole.
  const part = (name: string): unknown =>
    isUnknown(metric) ? metric : Reflect.get(metric as object, name);
  return {
    property: "metricQueries",
    namespace: part("namespace"),
    metricName: part("metricName"),
    dimensions: part("dimensions"),
    statistic: part("stat"),
    unit: part("unit"),
    period: part("period") ?? period,
  };
}
