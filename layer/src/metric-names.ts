export type MetricUnit = "Count" | "Bytes" | "Milliseconds" | "Megabytes";

/** Where CloudWatch keeps the functions' own metrics, each under the one dimension. */
export const METRIC_NAMESPACE = "LambdaEtl";
export const METRIC_DIMENSION = "FunctionName";
/** The second dimension, beside the metrics with the first alone, where the pipeline has several data sets. */
export const DATASET_DIMENSION = "Dataset";

/** Every metric that a function may write, with its unit; the dashboard draws by the same names. */
export const METRIC_UNITS = {
  SourcesStored: "Count",
  BytesIngested: "Bytes",
  IngestDuration: "Milliseconds",
  RecordsRead: "Count",
  RecordsWritten: "Count",
  RecordsRejected: "Count",
  /** Raw objects that are of no data set. */
  ObjectsSetAside: "Count",
  BytesRead: "Bytes",
  Duration: "Milliseconds",
  RecordsDelivered: "Count",
  BytesDelivered: "Bytes",
  DeliveryDuration: "Milliseconds",
  /** The most that the process has held so far, as Lambda reports it: Lambda has no metric of it. */
  MemoryUsed: "Megabytes",
} as const satisfies Readonly<Record<string, MetricUnit>>;

export type MetricName = keyof typeof METRIC_UNITS;
