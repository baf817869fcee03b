import {
  DATASET_DIMENSION,
  METRIC_DIMENSION,
  METRIC_NAMESPACE,
  METRIC_UNITS,
  type MetricName,
} from "./metric-names";

/** Values in the unit of each metric. */
export type MetricValues = Readonly<Partial<Record<MetricName, number>>>;

/**
 * Writes metrics of the function in CloudWatch's embedded metric format. Raw to stdout: console
 * would be wrapped by the runtime's JSON log format, and then they are no metrics any more.
 * @param properties go into the log line and are no metrics: what to find a single object by. A `dataset`
 * among them has metrics of its own beside
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
