import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, arnOf, fn, queue, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** An alarm on what the queries say, without a metric of its own. */
const mathAlarm = (metricQueries: unknown, options = {}) =>
  alarm({ ...withoutMetric, metricQueries }, options);
const withoutMetric = {
  namespace: undefined,
  metricName: undefined,
  dimensions: undefined,
  statistic: undefined,
  period: undefined,
};

testMoreOfStackPolicy("lambda-error-alarm", "which functions it is of", [
  {
    kind: "fail",
    title: "alarms on other metrics, other namespaces and other functions",
    resources: [
      fn(),
      alarm({ metricName: "Throttles" }, { name: "worker-throttles" }),
      alarm({ namespace: "Worker" }, { name: "own-errors" }),
      alarm({ dimensions: { FunctionName: "helper" } }, { name: "helper-errors" }),
      mathAlarm(
        [
          {
            id: "q1",
            expression:
              "SUM(SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Errors\"', 'Sum', 300))",
            returnData: true,
          },
        ],
        { name: "searched-errors" },
      ),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "linked",
    title: "dimensions that are one unknown, made of a queue",
    resources: [
      fn({ name: undefined }),
      alarm(
        { dimensions: unknown },
        { name: "queue-errors", dependsOn: { dimensions: ["queue"] } },
      ),
      queue({ name: undefined }, { name: "queue" }),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "dimensions and a unit under which there is never a metric",
    resources: [
      fn(),
      alarm({
        dimensions: { FunctionName: arnOf.fn("worker"), Resource: "worker-2:live", Stage: "prod" },
        unit: "Percent",
      }),
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', dimension FunctionName is arn:aws:lambda:eu-west-1:123456789012:function:worker, expected worker; dimension Resource is worker-2:live, expected worker or an alias of it; dimension Stage is prod, which is none of the metric's; unit is Percent, expected Count",
    ],
  },
  {
    kind: "fail",
    title: "an alarm on one version, which the next one is not",
    resources: [
      fn(),
      mathAlarm([
        {
          id: "errors",
          metric: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker", Resource: "worker:live", ExecutedVersion: "7" },
            stat: "Sum",
            unit: unknown,
            period: 300,
          },
        },
      ]),
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', dimension ExecutedVersion is 7, expected all versions; unit is not known before the update, expected Count",
    ],
  },
  {
    kind: "fail",
    title: "the alarm of a function of the same name in another region",
    resources: [
      fn({ region: "us-east-1" }, { name: "worker-us" }),
      fn({}, { name: "worker-eu" }),
      alarm({}, { provider: { region: "eu-west-1" } }),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "pass",
    title: "one alarm over all functions of the region, and a function of no group",
    resources: [fn(), alarm({ dimensions: undefined }, { name: "all-errors" })],
    reports: [],
  },
  {
    kind: "fail",
    title: "one alarm over all functions, and a function of the pipeline",
    resources: [fn({ name: "data-output" }), alarm({ dimensions: {} }, { name: "all-errors" })],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "one alarm over all functions of another region",
    resources: [
      fn({ region: "us-east-1" }),
      alarm({ region: "eu-west-1", dimensions: undefined }, { name: "all-errors" }),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "linked",
    title: "an action of another stack, and a function whose name the alarm has from an output",
    resources: [
      fn({ name: undefined }),
      alarm(
        {
          dimensions: { FunctionName: "worker-1a2b3c4", Resource: "worker-1a2b3c4:live" },
          alarmActions: [unknown],
        },
        { dependsOn: { dimensions: ["worker"], alarmActions: ["shared"] } },
      ),
      resource("pulumi:pulumi:StackReference", "shared", { name: "shared" }),
    ],
    reports: [],
  },
  {
    kind: "linked",
    title: "an alarm on another's alias, where the function's name is in its outputs alone",
    resources: [
      fn({ name: undefined }, { outputs: { name: "worker-1a2b3c4" } }),
      alarm({ dimensions: { FunctionName: "worker-1a2b3c4", Resource: "helper:live" } }),
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', dimension Resource is helper:live, expected worker-1a2b3c4 or an alias of it",
    ],
  },
]);
