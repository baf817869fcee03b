export type MetricUnit = "Count" | "Bytes" | "Milliseconds";

export interface Metric {
  readonly value: number;
  readonly unit: MetricUnit;
}

const NAMESPACE = "LambdaEtl";

/**
 * Writes metrics of the function in CloudWatch's embedded metric format. Raw to stdout: console
 * would be wrapped by the runtime's JSON log format, and then they are no metrics any more.
 * @param properties go into the log line and are no metrics: what to find a single object by
 */
export function emitMetrics(
  metrics: Readonly<Record<string, Metric>>,
  properties: Readonly<Record<string, string | number | undefined>> = {},
  write: (line: string) => void = (line) => process.stdout.write(line),
): void {
  const definitions = Object.entries(metrics).map(([Name, { unit }]) => ({ Name, Unit: unit }));
  const values = Object.entries(metrics).map(([name, { value }]) => [name, value]);
  const directive = {
    Namespace: NAMESPACE,
    Dimensions: [["FunctionName"]],
    Metrics: definitions,
  };
  const line = {
    ...properties,
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] },
    FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? "local",
    ...Object.fromEntries(values),
  };
  write(`${JSON.stringify(line)}\n`);
}
