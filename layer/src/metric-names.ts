export type MetricUnit = "Count" | "Bytes" | "Milliseconds" | "Megabytes";

/** The namespace and the dimension of the custom metrics. */
export const METRIC_NAMESPACE = "LambdaEtl";
export const METRIC_DIMENSION = "FunctionName";
/** With several data sets, every metric is also written with this second dimension. */
export const DATASET_DIMENSION = "Dataset";

/** All custom metrics with their units; the dashboard uses the same names. */
export const METRIC_UNITS = {
  SourcesStored: "Count",
  BytesIngested: "Bytes",
  IngestDuration: "Milliseconds",
  RecordsRead: "Count",
  RecordsWritten: "Count",
  RecordsRejected: "Count",
  /** Raw objects that belong to no data set. */
  ObjectsSetAside: "Count",
  BytesRead: "Bytes",
  Duration: "Milliseconds",
  RecordsDelivered: "Count",
  BytesDelivered: "Bytes",
  DeliveryDuration: "Milliseconds",
  /** The peak memory of the process so far; Lambda reports it, but has no metric for it. */
  MemoryUsed: "Megabytes",
} as const satisfies Readonly<Record<string, MetricUnit>>;

export type MetricName = keyof typeof METRIC_UNITS;
