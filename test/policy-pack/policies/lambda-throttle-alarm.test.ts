import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-throttle-alarm", {
  rows: [
    {
      kind: "pass",
      title: "any throttle within six periods, to a topic known by its ARN",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            unit: "Count",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 300,
            evaluationPeriods: 6,
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
        "has no alarm on its throttles (namespace AWS/Lambda, metric Throttles, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "an alarm on the errors, and one that is switched off",
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
            threshold: 0,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            actionsEnabled: false,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', actionsEnabled is false",
      ],
    },
    {
      kind: "fail",
      title: "an alarm that goes off when nothing is throttled, and tells so when all is well",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Average",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            okActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', comparisonOperator is LessThanThreshold, expected GreaterThanThreshold or GreaterThanOrEqualToThreshold; statistic is Average, expected Sum; it has no alarm action",
      ],
    },
    {
      kind: "boundary",
      title: "more than a hundred throttles",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 100,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "more than a hundred and one throttles",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 101,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', it goes off at 102 throttles in a period, expected at 101 or fewer",
      ],
    },
    {
      kind: "unknown",
      title: "a threshold that only the update knows",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: unknown,
            alarmActions: unknown,
          },
        },
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', threshold is not known before the update",
      ],
    },
    {
      kind: "linked",
      title: "function and topic linked by dependency",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: unknown },
            statistic: "Sum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 1,
            alarmActions: [unknown],
          },
          dependsOn: { dimensions: ["worker"], alarmActions: ["topic"] },
        },
        { type: "aws:sns/topic:Topic", name: "topic", inputs: {} },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a share of throttled invocations, by metric math in its own unit",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "e1", expression: "1000000 * m1 / m2", returnData: true },
              {
                id: "m1",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Throttles",
                  dimensions: { FunctionName: "worker" },
                  stat: "Sum",
                  period: 300,
                },
              },
              {
                id: "m2",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Invocations",
                  dimensions: { FunctionName: "worker" },
                  stat: "Sum",
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
      title: "metric math that fills gaps, with a threshold that is never reached",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "e1", expression: "FILL(m1, 0)", returnData: true },
              {
                id: "m1",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Throttles",
                  dimensions: { FunctionName: "worker" },
                  stat: "Sum",
                  period: 300,
                },
              },
            ],
          },
        },
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', it goes off at 1001 throttles in a period, expected at 101 or fewer",
      ],
    },
    {
      kind: "pass",
      title: "one alarm over all functions, also for those of the pipeline",
      resources: [
        { type: "aws:lambda/function:Function", name: "data-output", inputs: { name: "output" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "all-throttles",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              {
                id: "q1",
                expression: 'SELECT SUM(Throttles) FROM SCHEMA("AWS/Lambda", FunctionName)',
                period: 60,
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "an alarm without an action of its own, repeated by a composite alarm",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "trouble",
          inputs: {
            alarmRule: unknown,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
          dependsOn: { alarmRule: ["worker-throttles"] },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "a looser limit",
      config: { maxThreshold: 1000 },
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1000,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
  ],
});
