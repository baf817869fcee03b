import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-error-alarm", {
  rows: [
    {
      kind: "pass",
      title: "more than one error in five minutes, twice, to a topic known by its ARN",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
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
      reports: [],
    },
    {
      kind: "absent",
      title: "a function without alarms",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: [
        "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "an alarm that is wrong in every way, named with all that is wrong",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Average",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 600,
            evaluationPeriods: 3,
          },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', comparisonOperator is LessThanThreshold, expected GreaterThanThreshold or GreaterThanOrEqualToThreshold; statistic is Average, expected Sum; period is 600, expected 300 or less; evaluationPeriods is 3, expected 2 or less; it has no alarm action",
      ],
    },
    {
      kind: "fail",
      title: "an alarm with a percentile and without threshold, period and number of periods",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            extendedStatistic: "p99",
            comparisonOperator: "GreaterThanThreshold",
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', statistic is p99, expected Sum; threshold is absent; period is absent, expected 300 or less; evaluationPeriods is absent, expected 2 or less",
      ],
    },
    {
      kind: "boundary",
      title: "at least two errors is the same as more than one, and two of five periods as two",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker", Resource: "worker:live" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 2,
            period: 300,
            evaluationPeriods: 5,
            datapointsToAlarm: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "at least three errors",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 3,
            period: 300,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', it goes off at 3 errors in a period, expected at 2 or fewer",
      ],
    },
    {
      kind: "boundary",
      title: "more than one and a half errors",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1.5,
            period: 60,
            evaluationPeriods: 1,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "more than two errors, in a second more, in three of five periods",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 2,
            period: 301,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', it goes off at 3 errors in a period, expected at 2 or fewer; period is 301, expected 300 or less; datapointsToAlarm is 3, expected 2 or less",
      ],
    },
    {
      kind: "pass",
      title: "one alarm that counts beside one that does not",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-many-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 100,
            period: 300,
            evaluationPeriods: 2,
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 300,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "values that only the update knows",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: unknown,
            metricName: unknown,
            dimensions: { FunctionName: "worker" },
            statistic: unknown,
            comparisonOperator: "GreaterThanThreshold",
            threshold: unknown,
            period: unknown,
            evaluationPeriods: unknown,
            actionsEnabled: unknown,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', namespace is not known before the update, expected AWS/Lambda; metricName is not known before the update, expected Errors; statistic is not known before the update, expected Sum; threshold is not known before the update; period is not known before the update, expected 300 or less; evaluationPeriods is not known before the update, expected 2 or less; actionsEnabled is not known before the update",
      ],
    },
    {
      kind: "linked",
      title: "function and topic linked by dependency",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: unknown },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
            alarmActions: [unknown],
          },
          dependsOn: { dimensions: ["worker"], alarmActions: ["topic"] },
        },
        { type: "aws:sns/topic:Topic", name: "topic", inputs: {} },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "no group needs an alarm of its own",
      config: { groups: [] },
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
      reports: [],
    },
    {
      kind: "config",
      title: "looser limits",
      config: { maxThreshold: 10, maxPeriodSeconds: 900, maxEvaluationPeriods: 3 },
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 10,
            period: 900,
            evaluationPeriods: 3,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
  ],
});
