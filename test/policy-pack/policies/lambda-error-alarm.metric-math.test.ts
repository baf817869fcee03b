import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("lambda-error-alarm", "metric math and queries", [
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
    kind: "fail",
    title: "metric queries that are none",
    resources: [
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "numbered",
        inputs: { metricQueries: 7 },
      },
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "holed",
        inputs: { metricQueries: [null, { id: "m1", metric: "Errors", returnData: true }] },
      },
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
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
]);
