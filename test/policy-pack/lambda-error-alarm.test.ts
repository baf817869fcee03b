import { unknown } from "../support/policy-server";
import { testStackPolicy } from "../support/policy-tester";

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
      kind: "fail",
      title: "an alarm that only tells when all is well again",
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
            alarmActions: [],
            okActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            insufficientDataActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
    },
    {
      kind: "fail",
      title: "an alarm without any actions",
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
            alarmActions: null,
          },
        },
      ],
      reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
    },
    {
      kind: "fail",
      title: "an alarm that is switched off",
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
            actionsEnabled: false,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', actionsEnabled is false",
      ],
    },
    {
      kind: "fail",
      title: "an alarm whose action is no topic, and one whose action is another resource's ARN",
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
            alarmActions: ["arn:aws:swf:eu-west-1:123456789012:action/actions/AWS_EC2.Reboot/1.0"],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-scaling",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 9,
            alarmActions: [unknown],
          },
          dependsOn: { alarmActions: ["scaling"] },
        },
        { type: "aws:appautoscaling/policy:Policy", name: "scaling", inputs: {} },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', none of its alarm actions is an SNS topic",
      ],
    },
    {
      kind: "fail",
      title: "an alarm with an unknown action that is a scaling policy of the stack",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-scaling",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
            alarmActions: [unknown],
          },
          dependsOn: { alarmActions: ["scaling"] },
        },
        { type: "aws:appautoscaling/policy:Policy", name: "scaling", inputs: {} },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-scaling', none of its alarm actions is an SNS topic",
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
      kind: "unknown",
      title: "a topic of another stack",
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
            actionsEnabled: true,
            alarmActions: unknown,
          },
        },
      ],
      reports: [],
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
      kind: "linked",
      title: "metric math that uses the errors, through an expression that uses another",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "total", expression: "filled * 1", returnData: true },
              { id: "filled", expression: "FILL(errors, 0)" },
              {
                id: "errors",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Errors",
                  dimensions: { FunctionName: unknown },
                  stat: "Sum",
                  period: 300,
                },
              },
            ],
          },
          dependsOn: { metricQueries: ["worker"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a single query, and math over all metrics",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        { type: "aws:lambda/function:Function", name: "helper", inputs: { name: "helper" } },
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
                period: 300,
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Errors",
                  dimensions: { FunctionName: "worker" },
                  stat: "Sum",
                },
              },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "helper-errors",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "all", expression: "SUM(METRICS())", returnData: true },
              {
                id: "errors",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Errors",
                  dimensions: { FunctionName: "helper" },
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
      kind: "fail",
      title: "metric math that does not use the errors it reads",
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
              { id: "rate", returnData: true },
              {
                id: "errors",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Errors",
                  dimensions: { FunctionName: "worker" },
                  stat: "Sum",
                  period: 300,
                },
              },
              unknown,
            ],
          },
        },
      ],
      reports: [
        "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      ],
    },
    {
      kind: "unknown",
      title: "an expression that only the update knows may use the errors",
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
              { id: "rate", expression: unknown, returnData: true },
              {
                id: "errors",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Errors",
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
      kind: "unknown",
      title: "metric queries that only the update knows",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: unknown,
          },
          dependsOn: { metricQueries: ["worker"] },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', namespace is not known before the update, expected AWS/Lambda; metricName is not known before the update, expected Errors; unit is not known before the update, expected Count; statistic is not known before the update, expected Sum; period is not known before the update, expected 300 or less",
      ],
    },
    {
      kind: "pass",
      title: "a composite alarm that goes off whenever the alarm does, and tells the topic",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            name: "worker-errors-1",
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "any-alarm",
          inputs: {
            alarmName: "any",
            alarmRule: '(ALARM("other-1") OR ALARM(worker-errors-1))',
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a composite alarm whose unknown rule is made of the alarm's name",
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
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "any-alarm",
          inputs: {
            alarmName: "any",
            alarmRule: unknown,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
          dependsOn: { alarmRule: ["worker-errors"] },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "composite alarms that need more than the alarm, tell nobody, or name another",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            name: "worker-errors-1",
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "both-alarms",
          inputs: {
            alarmName: "both",
            alarmRule: 'ALARM("worker-errors-1") AND ALARM("other-1")',
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "silent-alarm",
          inputs: { alarmName: "silent", alarmRule: 'ALARM("worker-errors-1")' },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "other-alarm",
          inputs: {
            alarmName: "other",
            alarmRule: 'ALARM("worker-errors-2")',
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
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
      kind: "linked",
      title: "an alias by dependency, and a topic by the ARN that its policy hands on",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: unknown, Resource: unknown },
            statistic: "Sum",
            unit: "Count",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
            alarmActions: [unknown],
          },
          dependsOn: { dimensions: ["worker"], alarmActions: ["topic-policy"] },
        },
        { type: "aws:sns/topicPolicy:TopicPolicy", name: "topic-policy", inputs: {} },
      ],
      reports: [],
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
      kind: "pass",
      title: "Metrics Insights queries over all functions and on one",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        { type: "aws:lambda/function:Function", name: "data-output", inputs: { name: "output" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "all-errors",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              {
                id: "q1",
                expression:
                  'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY FunctionName ORDER BY SUM() DESC LIMIT 10',
                period: 300,
                returnData: true,
              },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "output-errors",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              {
                id: "q1",
                expression:
                  "select sum(Errors) from SCHEMA(\"AWS/Lambda\", FunctionName, Resource) where FunctionName = 'output' and Resource = 'output:live'",
                period: 300,
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title:
        "Metrics Insights queries that average, filter, watch another namespace or can't be read",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "average-errors",
          inputs: {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 2,
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            metricQueries: [
              { id: "q1", expression: 'SELECT AVG(Errors) FROM "AWS/Lambda"', period: 300 },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "tagged-errors",
          inputs: {
            metricQueries: [
              {
                id: "q1",
                expression: "SELECT SUM(Errors) FROM \"AWS/Lambda\" WHERE tag.Team != 'data'",
                period: 300,
              },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "bucket-errors",
          inputs: {
            metricQueries: [
              { id: "q1", expression: 'SELECT SUM(Errors) FROM "AWS/S3"', period: 300 },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "unreadable-errors",
          inputs: { metricQueries: [{ id: "q1", expression: "SELECT Errors", period: 300 }] },
        },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'average-errors', statistic is Average, expected Sum",
      ],
    },
    {
      kind: "fail",
      title: "a Metrics Insights query on the function that filters by a tag as well",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "tagged-errors",
          inputs: {
            metricQueries: [
              {
                id: "q1",
                expression:
                  "SELECT SUM(Errors) FROM \"AWS/Lambda\" WHERE FunctionName = 'worker' AND tag.Team != 'data'",
                period: 300,
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
      kind: "pass",
      title: "a composite alarm that repeats another, which repeats the alarm",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            name: "worker-errors",
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "worker-trouble",
          inputs: { name: "worker-trouble", alarmRule: "ALARM(worker-errors) OR ALARM(other)" },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "trouble",
          inputs: {
            name: "trouble",
            alarmRule: 'ALARM("worker-trouble")',
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "composite alarms that repeat each other, and tell nobody",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            name: "worker-errors",
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "one",
          inputs: { name: "one", alarmRule: "ALARM(worker-errors) OR ALARM(two)" },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "two",
          inputs: { name: "two", alarmRule: "ALARM(one)" },
        },
      ],
      reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
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
    {
      kind: "pass",
      title: "an empty list of queries, a topic beside a function, and an unused metric",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: "worker" },
            metricQueries: [],
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
            alarmActions: [
              "arn:aws:lambda:eu-west-1:123456789012:function:helper",
              "arn:aws:sns:eu-west-1:123456789012:alarms",
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "metric math that does not use the errors, and queries that can't be read",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-throttles",
          inputs: {
            metricQueries: [
              { id: "total", expression: "throttles * 1", returnData: true },
              {
                id: "throttles",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Throttles",
                  dimensions: { FunctionName: "worker" },
                },
              },
              {
                id: "errors",
                metric: {
                  namespace: "AWS/Lambda",
                  metricName: "Errors",
                  dimensions: { FunctionName: "worker" },
                },
              },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "median-errors",
          inputs: {
            metricQueries: [
              { id: "q1", expression: 'SELECT MEDIAN(Errors) FROM "AWS/Lambda"', period: 300 },
            ],
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "all-errors",
          inputs: { metricQueries: [{ id: "q1", expression: "SELECT Errors", period: 300 }] },
        },
      ],
      reports: [
        "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "a period that is null, and a topic and a function as one unknown action",
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
            period: null,
            evaluationPeriods: 2,
            alarmActions: [unknown],
          },
          dependsOn: { alarmActions: ["alarms", "worker"] },
        },
        { type: "aws:sns/topic:Topic", name: "alarms", inputs: {} },
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', period is absent, expected 300 or less",
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
  ],
});
