import { expect } from "chai";
import { pipelineFunctions } from "../../infra/functions";
import { type PipelineParts, pipelineDashboard } from "../../infra/pipeline-dashboard";
import type { PreviewResult, Properties } from "../../preview/model";
import {
  type DashboardBody,
  type DashboardWidget,
  drawnMetrics,
} from "../support/stacks/dashboard";
import { pipelineConfig } from "../support/stacks/pipeline-config";
import { sharedPlan } from "../support/stacks/shared-plan";
import { dashboardProblems } from "./dashboard-schema";

const DEPLOYMENT = {
  project: "etl",
  stack: "dev",
  partition: "aws",
  region: "eu-west-1",
  accountId: "123456789012",
};

// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html and the pages of SQS and EventBridge.
const METRICS_OF_AWS = [
  "AWS/Events FailedInvocations RuleName",
  "AWS/Events InvocationsFailedToBeSentToDlq RuleName",
  "AWS/Lambda AsyncEventsDropped FunctionName",
  "AWS/Lambda ConcurrentExecutions FunctionName",
  "AWS/Lambda DestinationDeliveryFailures FunctionName",
  "AWS/Lambda Duration FunctionName",
  "AWS/Lambda Errors FunctionName",
  "AWS/Lambda Invocations FunctionName",
  "AWS/Lambda Throttles FunctionName",
  "AWS/SQS ApproximateAgeOfOldestMessage QueueName",
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName",
];

function bodyOf(parts: Partial<PipelineParts> = {}): DashboardBody {
  const functions = pipelineFunctions(pipelineConfig());
  const all = {
    functions,
    rules: ["raw-objects"],
    queue: "failures",
    alarms: ["failures-depth"],
    datasets: [],
  };
  return JSON.parse(pipelineDashboard(DEPLOYMENT, { ...all, ...parts }));
}

function widget(title: string): DashboardWidget {
  const found = bodyOf().widgets.find(({ properties }) => properties.title === title);
  if (found === undefined) throw new Error(`no widget is called ${title}`);
  return found;
}

function overlap(a: DashboardWidget, b: DashboardWidget): boolean {
  const apart =
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !apart;
}

describe("the dashboard of stack prod", () => {
  let plan: PreviewResult;
  let body: DashboardBody;
  const inputsOf = (type: string): readonly Properties[] =>
    plan.resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs);

  before(async () => {
    plan = await sharedPlan({ stack: "prod" });
    const [dashboard] = inputsOf("aws:cloudwatch/dashboard:Dashboard");
    body = JSON.parse(String(dashboard?.dashboardBody));
  });

  it("is fully known at a first preview and valid for CloudWatch", () => {
    expect(dashboardProblems(body)).to.deep.equal([]);
  });

  it("fits the 24 columns of the grid without overlap", () => {
    const { widgets } = body;
    const outside = widgets.filter(({ x, width }) => x + width > 24);
    const overlapping = widgets.flatMap((a, index) =>
      widgets.slice(index + 1).filter((b) => overlap(a, b)),
    );
    expect(outside).to.deep.equal([]);
    expect(overlapping).to.deep.equal([]);
  });

  it("draws the metric of each alarm of the plan with the alarm's statistic and threshold", () => {
    const alarms = inputsOf("aws:cloudwatch/metricAlarm:MetricAlarm");
    const isDrawn = (alarm: Properties) =>
      body.widgets.some(
        (drawn) =>
          drawn.properties.stat === alarm.statistic &&
          drawn.properties.period === alarm.period &&
          drawn.properties.annotations?.horizontal.some(({ value }) => value === alarm.threshold) &&
          drawnMetrics(drawn).some(
            ({ namespace, metric, dimension, value }) =>
              namespace === alarm.namespace &&
              metric === alarm.metricName &&
              (alarm.dimensions as Properties)[dimension] === value,
          ),
      );

    expect(alarms).to.have.length(22);
    expect(alarms.filter((alarm) => !isDrawn(alarm)).map(({ name }) => name)).to.deep.equal([]);
  });

  it("shows the state of every alarm of the plan", () => {
    const names = inputsOf("aws:cloudwatch/metricAlarm:MetricAlarm").map(
      ({ name }) => `arn:aws:cloudwatch:eu-central-1:123456789012:alarm:${name}`,
    );
    const [status] = body.widgets.filter(({ type }) => type === "alarm");

    expect(status?.properties.alarms).to.have.members(names);
  });

  it("draws existing AWS metrics of functions, rules and queues of the plan", () => {
    const drawn = body.widgets
      .flatMap(drawnMetrics)
      .filter(({ namespace }) => namespace !== "LambdaEtl");
    const kinds = drawn.map(
      ({ namespace, metric, dimension }) => `${namespace} ${metric} ${dimension}`,
    );
    const names = [
      "aws:lambda/function:Function",
      "aws:cloudwatch/eventRule:EventRule",
      "aws:sqs/queue:Queue",
    ]
      .flatMap(inputsOf)
      .map(({ name }) => name);

    expect([...new Set(kinds)].sort()).to.deep.equal(METRICS_OF_AWS);
    expect([...new Set(drawn.map(({ value }) => value))]).to.have.members(names);
  });

  it("queries the functions' log groups", () => {
    const groups = inputsOf("aws:cloudwatch/logGroup:LogGroup").map(({ name }) => String(name));
    const asked = body.widgets.flatMap(
      ({ properties }) => /^SOURCE '(.+)'/.exec(properties.query ?? "")?.[1] ?? [],
    );

    expect(asked).to.deep.equal(groups.filter((name) => name.endsWith("data-transform")));
  });
});

describe("the dashboard", () => {
  for (const { title, levels } of [
    {
      title: "data-transform: duration",
      levels: ["alarm above (duration): 240000", "timeout, ms: 300000"],
    },
    { title: "data-transform: memory", levels: ["limit, MB: 1024"] },
    { title: "data-transform: concurrency", levels: ["reserved: 50"] },
    { title: "data-output: concurrency", levels: [] },
    {
      title: "Failure queue: age of the oldest event, in seconds",
      levels: ["lost after 14 days: 1209600"],
    },
  ]) {
    it(`draws in "${title}" the levels [${levels.join("; ")}]`, () => {
      const drawn = widget(title).properties.annotations?.horizontal ?? [];
      expect(drawn.map(({ label, value }) => `${label}: ${value}`)).to.deep.equal(levels);
    });
  }

  it("computes the cost of a day: a million invocations of a second at 1024 MB are 13.53 dollars", () => {
    const { metrics = [] } = widget(
      "Duration and requests, US dollars a day (prices of eu-west-1)",
    ).properties;
    const [{ expression }] = metrics.find(
      ([first]) => (first as { label?: string }).label === "data-transform",
    ) as [{ expression: string }];
    const [, perMs, perRequest] = /^duration1 \* ([\d.]+) \+ requests1 \* ([\d.]+)$/.exec(
      expression,
    ) as RegExpExecArray;

    expect(1e9 * Number(perMs) + 1e6 * Number(perRequest)).to.be.closeTo(13.5334, 1e-9);
  });

  it("uses the prices of us-east-1 if the region's are unknown", () => {
    const parts = {
      functions: [],
      rules: [],
      queue: "failures",
      alarms: ["failures-depth"],
      datasets: [],
    };
    const body = pipelineDashboard({ ...DEPLOYMENT, region: "eu-north-1" }, parts);

    expect(body).to.include("US dollars a day (prices of us-east-1)");
  });

  it("queries no log for restores if no function has SnapStart", () => {
    const functions = pipelineFunctions(pipelineConfig({ transformSnapStart: "false" }));

    expect(bodyOf({ functions }).widgets.filter(({ type }) => type === "log")).to.deep.equal([]);
  });

  it("draws records by data set if there are several, and objects of no data set", () => {
    const titles = (datasets: readonly string[]) =>
      bodyOf({ datasets }).widgets.map(({ properties }) => properties.title);
    const withDatasets = bodyOf({ datasets: ["orders", "lists"] }).widgets;
    const rejected = withDatasets.find(
      ({ properties }) => properties.title === "data-transform: RecordsRejected by data set",
    );

    expect(titles(["orders"]).filter((title) => !titles([]).includes(title))).to.deep.equal([
      "data-transform: RecordsWritten by data set",
      "data-transform: RecordsRejected by data set",
      "data-transform: objects of no data set",
      "data-output: RecordsDelivered by data set",
    ]);
    expect(rejected?.properties.metrics).to.deep.equal(
      ["orders", "lists"].map((name) => [
        "LambdaEtl",
        "RecordsRejected",
        "FunctionName",
        "etl-dev-data-transform",
        "Dataset",
        name,
        { label: name },
      ]),
    );
  });

  it("stays within CloudWatch's limits with the maximum of sources and data sets", () => {
    const rules = Array.from({ length: 22 }, (_, index) => `schedule-${index + 1}`);
    const alarms = rules.flatMap((rule) => [`${rule}-a`, `${rule}-b`]);
    const datasets = Array.from({ length: 25 }, (_, index) => `data-set-${index + 1}`);

    expect(dashboardProblems(bodyOf({ rules, alarms, datasets }))).to.deep.equal([]);
  });
});
