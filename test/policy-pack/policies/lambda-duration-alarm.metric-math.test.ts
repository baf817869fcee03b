import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("lambda-duration-alarm", "metric math", [
  {
    kind: "fail",
    title: "an anomaly band, which has no threshold and grows with the invocations",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-duration",
        inputs: {
          comparisonOperator: "GreaterThanUpperThreshold",
          thresholdMetricId: "e1",
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          metricQueries: [
            { id: "e1", expression: "ANOMALY_DETECTION_BAND(m1)", returnData: true },
            {
              id: "m1",
              returnData: true,
              metric: {
                namespace: "AWS/Lambda",
                metricName: "Duration",
                dimensions: { FunctionName: "worker" },
                stat: "p99",
                period: 300,
              },
            },
          ],
        },
      },
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', comparisonOperator is GreaterThanUpperThreshold, expected GreaterThanThreshold or GreaterThanOrEqualToThreshold",
    ],
  },
  {
    kind: "pass",
    title: "the duration as a share of the timeout, whose threshold is a percentage",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", timeout: 1 },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-duration",
        inputs: {
          comparisonOperator: "GreaterThanThreshold",
          threshold: 0,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          metricQueries: [
            { id: "e1", expression: "MAX(METRICS())", returnData: true },
            { id: "e2", expression: "IF(m1 > 800, 1, 0)" },
            {
              id: "m1",
              metric: {
                namespace: "AWS/Lambda",
                metricName: "Duration",
                dimensions: { FunctionName: "worker" },
                stat: "Maximum",
                period: 300,
              },
            },
          ],
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-share",
        inputs: {
          comparisonOperator: "GreaterThanThreshold",
          threshold: 900,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          metricQueries: [
            { id: "e1", expression: "m1/2", returnData: true },
            {
              id: "m1",
              metric: {
                namespace: "AWS/Lambda",
                metricName: "Duration",
                dimensions: { FunctionName: "worker" },
                stat: "Maximum",
                period: 300,
              },
            },
          ],
        },
      },
    ],
    reports: [],
  },
  {
    kind: "beyond",
    title: "metric math over the longest of all metrics, and an id with a capital inside",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-duration",
        inputs: {
          comparisonOperator: "GreaterThanThreshold",
          threshold: 3000,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          metricQueries: [
            { id: "longest", expression: "MAX([fullDuration, FILL(m2, 0)])", returnData: true },
            {
              id: "fullDuration",
              metric: {
                namespace: "AWS/Lambda",
                metricName: "Duration",
                dimensions: { FunctionName: "worker" },
                stat: "p99",
                period: 300,
              },
            },
          ],
        },
      },
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', threshold is 3000, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
    ],
  },
  {
    kind: "beyond",
    title: "metric math that is the metric itself",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-duration",
        inputs: {
          comparisonOperator: "GreaterThanThreshold",
          threshold: 3000,
          alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          metricQueries: [
            { id: "e1", expression: "m1", returnData: true },
            {
              id: "m1",
              metric: {
                namespace: "AWS/Lambda",
                metricName: "Duration",
                dimensions: { FunctionName: "worker" },
                stat: "Maximum",
                period: 300,
              },
            },
          ],
        },
      },
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', threshold is 3000, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
    ],
  },
]);
