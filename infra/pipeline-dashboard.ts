import { EVENT_RULE_ALARM_RULES, FAILURE_QUEUE_ALARM_RULES } from "./alarm-rules";
import {
  alarmGraph,
  alarmStatusWidget,
  dashboardBody,
  type GraphLine,
  graphWidget,
  logWidget,
  textWidget,
  type Widget,
} from "./dashboard-widgets";
import { type Deployment, functionLogGroup, physicalName, regionalArn } from "./deployment";
import { functionWidgets } from "./function-widgets";
import type { FunctionSpec } from "./functions";
import { lambdaPrices } from "./lambda-prices";

const DAY_SECONDS = 24 * 3600;

export interface PipelineParts {
  readonly functions: readonly FunctionSpec[];
  /** Names of the EventBridge rules and the failure queue, without project and stack. */
  readonly rules: readonly string[];
  readonly queue: string;
  /** The alarms' names without project and stack. */
  readonly alarms: readonly string[];
  /** Names of the data sets, if there are several. */
  readonly datasets: readonly string[];
}

/** The body of the stack's dashboard. It contains only names, so it is fully known in a first preview. */
export function pipelineDashboard(deployment: Deployment, parts: PipelineParts): string {
  const { project, stack, region } = deployment;
  const alarmArns = parts.alarms.map((alarm) =>
    regionalArn(deployment, "cloudwatch", `alarm:${physicalName(deployment, alarm)}`),
  );
  return dashboardBody([
    textWidget(
      `# ${project}, stack ${stack}\nWhat to do when an alarm goes off stands in its description.`,
    ),
    alarmStatusWidget("Alarms", alarmArns),
    ...queueWidgets(physicalName(deployment, parts.queue), region),
    costWidget(deployment, parts.functions),
    ...ruleWidgets(deployment, parts.rules),
    ...snapStartWidgets(deployment, parts.functions),
    ...parts.functions.flatMap((spec) =>
      functionWidgets(spec, physicalName(deployment, spec.name), region, parts.datasets),
    ),
  ]);
}

function queueWidgets(queueName: string, region: string): readonly Widget[] {
  const line = (metric: string): GraphLine => ["AWS/SQS", metric, "QueueName", queueName];
  return [
    ...FAILURE_QUEUE_ALARM_RULES.map((rule) =>
      alarmGraph(rule, {
        title: `Failure queue: ${rule.kind}`,
        region,
        lines: [line(rule.metric)],
      }),
    ),
    graphWidget({
      title: "Failure queue: age of the oldest event, in seconds",
      region,
      lines: [line("ApproximateAgeOfOldestMessage")],
      statistic: "Maximum",
      periodSeconds: 300,
      levels: [{ label: "lost after 14 days", value: 14 * DAY_SECONDS }],
    }),
  ];
}

/** Excludes init, SnapStart, logs and S3, which have no CloudWatch metrics; `npm run cost` includes them. */
function costWidget(deployment: Deployment, functions: readonly FunctionSpec[]): Widget {
  const { perGbSecond, perRequest, region: priceRegion } = lambdaPrices(deployment.region);
  const hidden = { visible: false };
  const lines = functions.flatMap(({ name, memoryMb }, index) => {
    const dimension = ["FunctionName", physicalName(deployment, name)];
    const perMs = (memoryMb / 1024) * (perGbSecond / 1000);
    return [
      ["AWS/Lambda", "Duration", ...dimension, { id: `duration${index}`, ...hidden }],
      ["AWS/Lambda", "Invocations", ...dimension, { id: `requests${index}`, ...hidden }],
      [
        {
          expression: `duration${index} * ${decimal(perMs)} + requests${index} * ${decimal(perRequest)}`,
          id: `cost${index}`,
          label: name,
        },
      ],
    ];
  });
  return graphWidget({
    title: `Duration and requests, US dollars a day (prices of ${priceRegion})`,
    region: deployment.region,
    lines,
    statistic: "Sum",
    periodSeconds: DAY_SECONDS,
    stacked: true,
  });
}

// Metric math does not document exponents such as 2e-7.
function decimal(price: number): string {
  return price.toFixed(15).replace(/0+$/, "");
}

function ruleWidgets(deployment: Deployment, rules: readonly string[]): readonly Widget[] {
  return EVENT_RULE_ALARM_RULES.map((rule) =>
    alarmGraph(rule, {
      title: `Event rules: ${rule.kind.replaceAll("-", " ")}`,
      region: deployment.region,
      lines: rules.map((name) => [
        rule.namespace,
        rule.metric,
        "RuleName",
        physicalName(deployment, name),
        { label: name },
      ]),
    }),
  );
}

// CloudWatch has no metric of restores; the functions' JSON logs contain them.
function snapStartWidgets(
  deployment: Deployment,
  functions: readonly FunctionSpec[],
): readonly Widget[] {
  return functions
    .filter(({ snapStart }) => snapStart)
    .map(({ name }) =>
      logWidget(
        `${name}: SnapStart restores a day`,
        deployment.region,
        [
          `SOURCE '${functionLogGroup(physicalName(deployment, name))}'`,
          'filter type = "platform.restoreReport"',
          "stats count(*) as restores, avg(record.metrics.durationMs) as averageMs, max(record.metrics.durationMs) as slowestMs by bin(1d) as day",
          "sort day desc",
        ].join("\n| "),
      ),
    );
}
