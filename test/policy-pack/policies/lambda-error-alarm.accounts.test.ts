import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("lambda-error-alarm", "in several accounts", [
  {
    kind: "fail",
    title: "an alarm on the function of that name in another account",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "staging-worker",
        inputs: {
          name: "worker",
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::222222222222:role/deploy"}]',
        },
      },
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::111111111111:role/deploy"}]',
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: {
            FunctionName: "worker",
          },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:111111111111:alarms"],
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::111111111111:role/deploy"}]',
        },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "accounts by what a provider is allowed, and by the last role of several",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "staging-worker",
        inputs: {
          name: "worker",
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: [
            {
              roleArn: "arn:aws:iam::111111111111:role/hub",
            },
            {
              roleArn: "arn:aws:iam::222222222222:role/deploy",
            },
          ],
        },
      },
      {
        type: "aws:lambda/function:Function",
        name: "test-worker",
        inputs: {
          name: "worker",
        },
        provider: {
          region: "eu-west-1",
          allowedAccountIds: '["222222222222"]',
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: {
            FunctionName: "worker",
          },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:111111111111:alarms"],
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::111111111111:role/deploy"}]',
        },
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
          alarmActions: ["arn:aws:sns:eu-west-1:111111111111:alarms"],
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::111111111111:role/deploy"}]',
        },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      {
        resource: "test-worker",
        message:
          "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      },
    ],
  },
  {
    kind: "pass",
    title: "an alarm of another provider that works in the same account",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::222222222222:role/deploy"}]',
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: {
            FunctionName: "worker",
          },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:111111111111:alarms"],
        },
        provider: {
          region: "eu-west-1",
          allowedAccountIds: '["222222222222"]',
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "an alarm of a provider that may work in several accounts",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
        },
        provider: {
          region: "eu-west-1",
          assumeRoles: '[{"roleArn":"arn:aws:iam::222222222222:role/deploy"}]',
        },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "worker-errors",
        inputs: {
          namespace: "AWS/Lambda",
          metricName: "Errors",
          dimensions: {
            FunctionName: "worker",
          },
          statistic: "Sum",
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: ["arn:aws:sns:eu-west-1:111111111111:alarms"],
        },
        provider: {
          region: "eu-west-1",
          allowedAccountIds: ["333333333333", "222222222222", "111111111111"],
        },
      },
    ],
    reports: [],
  },
]);
