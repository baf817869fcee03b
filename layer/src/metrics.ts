import {
  DATASET_DIMENSION,
  METRIC_DIMENSION,
  METRIC_NAMESPACE,
  METRIC_UNITS,
  type MetricName,
} from "./metric-names";

/** Values by metric, in the metric's unit. */
export type MetricValues = Readonly<Partial<Record<MetricName, number>>>;

/**
 * Writes metrics in CloudWatch's embedded metric format, directly to stdout: the runtime's JSON log format
 * wraps console output, which breaks the format.
 * @param properties added to the log line, to find a single object by. A `dataset` also becomes a
 * second set of dimensions
 */
export function emitMetrics(
  values: MetricValues,
  properties: Readonly<Record<string, string | number | undefined>> = {},
  write: (line: string) => void = (line) => process.stdout.write(line),
): void {
  const names = Object.keys(values) as MetricName[];
  const { dataset } = properties;
  const directive = {
    Namespace: METRIC_NAMESPACE,
    Dimensions: [
      [METRIC_DIMENSION],
      ...(dataset === undefined ? [] : [[METRIC_DIMENSION, DATASET_DIMENSION]]),
    ],
    Metrics: names.map((name) => ({ Name: name, Unit: METRIC_UNITS[name] })),
  };
  const line = {
    ...properties,
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] },
    [METRIC_DIMENSION]: process.env.AWS_LAMBDA_FUNCTION_NAME ?? "local",
    ...(dataset !== undefined && { [DATASET_DIMENSION]: dataset }),
    ...values,
  };
  write(`${JSON.stringify(line)}\n`);
}
