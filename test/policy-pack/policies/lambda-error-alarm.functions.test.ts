import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("lambda-error-alarm", "which functions it is of", [
  {
    kind: "fail",
    title: "alarms on other metrics, other namespaces and other functions",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-throttles",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Throttles",
          dimensions: { FunctionName: "worker" },
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "own-errors",
        inputs: {
          namespace: "Worker",
          metricName: "Errors",
          dimensions: { FunctionName: "worker" },
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "helper-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: { FunctionName: "helper" },
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "searched-errors",
        inputs: {
          metricQueries: [
            {
              id: "q1",
              expression:
                "SUM(SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Errors\"', 'Sum', 300))",
              returnData: true,
            },
          ],
        },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "linked",
    title: "dimensions that are one unknown, made of a queue",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "queue-errors",
        inputs: { namespace: "AWS/Lambda", metricName: "Errors", dimensions: unknown },
        dependsOn: { dimensions: ["queue"] },
      },
      { type: "aws:sqs/queue:Queue", name: "queue", inputs: {} },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "dimensions and a unit under which there is never a metric",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: {
            FunctionName: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
            Resource: "worker-2:live",
            Stage: "prod",
          },
          statistic: "Sum",
          unit: "Percent",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
        },
      },
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', dimension FunctionName is arn:aws:lambda:eu-west-1:123456789012:function:worker, expected worker; dimension Resource is worker-2:live, expected worker or an alias of it; dimension Stage is prod, which is none of the metric's; unit is Percent, expected Count",
    ],
  },
  {
    kind: "fail",
    title: "an alarm on one version, which the next one is not",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          metricQueries: [
            {
              id: "errors",
              metric: {
                namespace: "AWS/Lambda",
                metricName: "Errors",
                dimensions: {
                  FunctionName: "worker",
                  Resource: "worker:live",
                  ExecutedVersion: "7",
                },
                stat: "Sum",
                unit: unknown,
                period: 300,
              },
            },
          ],
        },
      },
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', dimension ExecutedVersion is 7, expected all versions; unit is not known before the update, expected Count",
    ],
  },
  {
    kind: "fail",
    title: "the alarm of a function of the same name in another region",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker-us",
        inputs: { name: "worker", region: "us-east-1" },
      },
      { type: "aws:lambda/function:Function", name: "worker-eu", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        provider: { region: "eu-west-1" },
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: { FunctionName: "worker" },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
        },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "pass",
    title: "one alarm over all functions of the region, and a function of no group",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "all-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
        },
      },
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "one alarm over all functions, and a function of the pipeline",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "data-output",
        inputs: { name: "data-output" },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "all-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: {},
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
        },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "one alarm over all functions of another region",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", region: "us-east-1" },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "all-errors",
        inputs: {
          region: "eu-west-1",
          namespace: "AWS/Lambda",
          metricName: "Errors",
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
        },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "linked",
    title: "an action of another stack, and a function whose name the alarm has from an output",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: { FunctionName: "worker-1a2b3c4", Resource: "worker-1a2b3c4:live" },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: [unknown],
        },
        dependsOn: { dimensions: ["worker"], alarmActions: ["shared"] },
      },
      { type: "pulumi:pulumi:StackReference", name: "shared", inputs: { name: "shared" } },
    ],
    reports: [],
  },
  {
    kind: "linked",
    title: "an alarm on another's alias, where the function's name is in its outputs alone",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {},
        outputs: { name: "worker-1a2b3c4" },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: { FunctionName: "worker-1a2b3c4", Resource: "helper:live" },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
        },
      },
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', dimension Resource is helper:live, expected worker-1a2b3c4 or an alias of it",
    ],
  },
]);
