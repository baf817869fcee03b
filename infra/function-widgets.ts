import {
  DATASET_DIMENSION,
  METRIC_DIMENSION,
  METRIC_NAMESPACE,
  type MetricName,
} from "../layer/src/metric-names";
import { functionAlarmRules } from "./alarm-rules";
import {
  alarmGraph,
  type GraphLine,
  graphWidget,
  textWidget,
  type Widget,
} from "./dashboard-widgets";
import type { FunctionSpec } from "./functions";

const LAMBDA = "AWS/Lambda";
const FIVE_MINUTES = 300;

/** The widgets of one function: AWS's metrics, its custom metrics, and the metrics of its alarms. */
export function functionWidgets(
  spec: FunctionSpec,
  functionName: string,
  region: string,
  datasets: readonly string[],
): readonly Widget[] {
  const { name, memoryMb, timeoutSeconds, reservedConcurrency, metrics } = spec;
  const line = (namespace: string, metric: string, ...drawing: GraphLine): GraphLine => [
    namespace,
    metric,
    METRIC_DIMENSION,
    functionName,
    ...drawing,
  ];
  const ofLambda = (title: string, metric: string, statistic: "Sum" | "Maximum") => ({
    title: `${name}: ${title}`,
    region,
    lines: [line(LAMBDA, metric)],
    statistic,
    periodSeconds: FIVE_MINUTES,
  });
  return [
    textWidget(`## ${name}\n${spec.description}: ${memoryMb} MB, ${timeoutSeconds} s`),
    graphWidget(ofLambda("invocations", "Invocations", "Sum")),
    graphWidget({
      ...ofLambda("concurrency", "ConcurrentExecutions", "Maximum"),
      levels:
        reservedConcurrency === undefined
          ? []
          : [{ label: "reserved", value: reservedConcurrency }],
    }),
    graphWidget({
      title: `${name}: memory`,
      region,
      lines: [line(METRIC_NAMESPACE, "MemoryUsed" satisfies MetricName)],
      statistic: "Maximum",
      periodSeconds: FIVE_MINUTES,
      levels: [{ label: "limit, MB", value: memoryMb }],
    }),
    ...functionAlarmRules(timeoutSeconds).map((rule) =>
      alarmGraph(rule, {
        title: `${name}: ${rule.kind.replaceAll("-", " ")}`,
        region,
        lines: [line(rule.namespace, rule.metric)],
        levels:
          rule.metric === "Duration"
            ? [{ label: "timeout, ms", value: timeoutSeconds * 1000 }]
            : [],
      }),
    ),
    graphWidget({
      title: `${name}: what it has done`,
      region,
      lines: [
        ...metrics.left.map((metric) => line(METRIC_NAMESPACE, metric)),
        ...metrics.right.map((metric) => line(METRIC_NAMESPACE, metric, { yAxis: "right" })),
      ],
      statistic: "Sum",
      periodSeconds: FIVE_MINUTES,
    }),
    ...(datasets.length === 0 ? [] : datasetWidgets(spec, region, datasets, line)),
  ];
}

function datasetWidgets(
  { name, metrics }: FunctionSpec,
  region: string,
  datasets: readonly string[],
  line: (namespace: string, metric: string, ...drawing: GraphLine) => GraphLine,
): readonly Widget[] {
  const graph = (title: string, lines: readonly GraphLine[]) =>
    graphWidget({
      title: `${name}: ${title}`,
      region,
      lines,
      statistic: "Sum",
      periodSeconds: FIVE_MINUTES,
    });
  const setAside: MetricName = "ObjectsSetAside";
  return [
    ...metrics.byDataset.map((metric) =>
      graph(
        `${metric} by data set`,
        datasets.map((dataset) =>
          line(METRIC_NAMESPACE, metric, DATASET_DIMENSION, dataset, { label: dataset }),
        ),
      ),
    ),
    ...(name === "data-transform"
      ? [graph("objects of no data set", [line(METRIC_NAMESPACE, setAside)])]
      : []),
  ];
}
