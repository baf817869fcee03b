import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-duration-alarm", {
  rows: [
    {
      kind: "pass",
      title: "the longest invocation, well under the timeout",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            statistic: "Maximum",
            unit: "Milliseconds",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 30000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a function without alarms",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: [
        "has no alarm on its duration (namespace AWS/Lambda, metric Duration, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "an alarm on the average, in seconds, that tells nobody",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            statistic: "Average",
            unit: "Seconds",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 45,
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', unit is Seconds, expected Milliseconds; statistic is Average, expected Maximum, or p90 or above; it has no alarm action",
      ],
    },
    {
      kind: "boundary",
      title: "80 % of the timeout, and the 90th percentile",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            extendedStatistic: "p90",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 48000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "a millisecond more, and a percentile less",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            extendedStatistic: "p89.9",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 48001,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is p89.9, expected Maximum, or p90 or above; threshold is 48001, expected more than 0 and at most 48000 (80 % of the timeout of 60 s)",
      ],
    },
    {
      kind: "boundary",
      title: "the shortest threshold, and the timeout that AWS takes where there is none",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        { type: "aws:lambda/function:Function", name: "helper", inputs: { name: "helper" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 2400,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "helper-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "helper" },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 1,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "a threshold of zero, which every invocation passes",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', threshold is 0, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
      ],
    },
    {
      kind: "unknown",
      title: "a timeout that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: unknown },
        },
      ],
      reports: [
        "timeout is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a threshold and a statistic that only the update knows",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            statistic: unknown,
            comparisonOperator: "GreaterThanThreshold",
            threshold: unknown,
            alarmActions: [unknown],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is not known before the update, expected Maximum, or p90 or above; threshold is not known before the update, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
      ],
    },
    {
      kind: "unknown",
      title: "an expression that only the update knows, in a unit of its own",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 90000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "e1", expression: unknown, returnData: true },
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
      kind: "linked",
      title: "function and topic linked by dependency",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { timeout: 300 } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: unknown },
            extendedStatistic: "p99",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 240000,
            alarmActions: [unknown],
          },
          dependsOn: { dimensions: ["worker"], alarmActions: ["topic"] },
        },
        { type: "aws:sns/topic:Topic", name: "topic", inputs: {} },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "one alarm over all functions, whose threshold is above one function's timeout",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/function:Function",
          name: "batch",
          inputs: { name: "batch", timeout: 900 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "all-durations",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 600000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "q1", expression: 'SELECT MAX(Duration) FROM "AWS/Lambda"', period: 300 },
            ],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'all-durations', threshold is 600000, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
      ],
    },
    {
      kind: "config",
      title: "half of the timeout, and the median",
      config: { durationPercent: 50, minPercentile: 50 },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            extendedStatistic: "p50",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 30001,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', threshold is 30001, expected more than 0 and at most 30000 (50 % of the timeout of 60 s)",
      ],
    },
    {
      kind: "config",
      title: "any percentile, which the average is none of",
      config: { minPercentile: 0 },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            statistic: "Average",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 30000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is Average, expected Maximum, or p0 or above",
      ],
    },
    {
      kind: "fail",
      title: "statistics that hold a percentile, and are none",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "worker" },
            extendedStatistic: "p99:p100",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 30000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "helper",
          inputs: { name: "helper", timeout: 60 },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "helper-duration",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensions: { FunctionName: "helper" },
            extendedStatistic: "p99%",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 30000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is p99:p100, expected Maximum, or p90 or above",
        {
          resource: "helper",
          message:
            "has no duration alarm that counts: of alarm 'helper-duration', statistic is p99%, expected Maximum, or p90 or above",
        },
      ],
    },
  ],
});
