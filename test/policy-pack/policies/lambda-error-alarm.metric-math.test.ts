import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, arnOf, fn } from "../../../policy-pack/testing/resources";
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

/** The query that reads the errors of function 'worker'. */
const errors = (metric = {}) => ({
  id: "errors",
  metric: {
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: "worker" },
    stat: "Sum",
    period: 300,
    ...metric,
  },
});

/** An alarm on a query of Metrics Insights. */
const insightsAlarm = (name: string, expression: string) =>
  mathAlarm([{ id: "q1", expression, period: 300 }], { name });

testMoreOfStackPolicy("lambda-error-alarm", "metric math and queries", [
  {
    kind: "linked",
    title: "metric math that uses the errors, through an expression that uses another",
    resources: [
      fn({ name: undefined }),
      mathAlarm(
        [
          { id: "total", expression: "filled * 1", returnData: true },
          { id: "filled", expression: "FILL(errors, 0)" },
          errors({ dimensions: { FunctionName: unknown } }),
        ],
        { dependsOn: { metricQueries: ["worker"] } },
      ),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a single query, and math over all metrics",
    resources: [
      fn(),
      fn({ name: "helper" }),
      mathAlarm([
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
      ]),
      mathAlarm(
        [
          { id: "all", expression: "SUM(METRICS())", returnData: true },
          errors({ dimensions: { FunctionName: "helper" } }),
        ],
        { name: "helper-errors" },
      ),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "metric math that does not use the errors it reads",
    resources: [fn(), mathAlarm([{ id: "rate", returnData: true }, errors(), unknown])],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "unknown",
    title: "an expression that only the update knows may use the errors",
    resources: [fn(), mathAlarm([{ id: "rate", expression: unknown, returnData: true }, errors()])],
    reports: [],
  },
  {
    kind: "unknown",
    title: "metric queries that only the update knows",
    resources: [
      fn({ name: undefined }),
      mathAlarm(unknown, { dependsOn: { metricQueries: ["worker"] } }),
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', namespace is not known before the update, expected AWS/Lambda; metricName is not known before the update, expected Errors; unit is not known before the update, expected Count; statistic is not known before the update, expected Sum; period is not known before the update, expected 300 or less",
    ],
  },
  {
    kind: "pass",
    title: "Metrics Insights queries over all functions and on one",
    resources: [
      fn(),
      fn({ name: "output" }, { name: "data-output" }),
      mathAlarm(
        [
          {
            id: "q1",
            expression:
              'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY FunctionName ORDER BY SUM() DESC LIMIT 10',
            period: 300,
            returnData: true,
          },
        ],
        { name: "all-errors" },
      ),
      insightsAlarm(
        "output-errors",
        "select sum(Errors) from SCHEMA(\"AWS/Lambda\", FunctionName, Resource) where FunctionName = 'output' and Resource = 'output:live'",
      ),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title:
      "Metrics Insights queries that average, filter, watch another namespace or can't be read",
    resources: [
      fn(),
      insightsAlarm("average-errors", 'SELECT AVG(Errors) FROM "AWS/Lambda"'),
      insightsAlarm(
        "tagged-errors",
        "SELECT SUM(Errors) FROM \"AWS/Lambda\" WHERE tag.Team != 'data'",
      ),
      insightsAlarm("bucket-errors", 'SELECT SUM(Errors) FROM "AWS/S3"'),
      insightsAlarm("unreadable-errors", "SELECT Errors"),
    ],
    reports: [
      "has no error alarm that counts: of alarm 'average-errors', statistic is Average, expected Sum",
    ],
  },
  {
    kind: "fail",
    title: "a Metrics Insights query on the function that filters by a tag as well",
    resources: [
      fn(),
      insightsAlarm(
        "tagged-errors",
        "SELECT SUM(Errors) FROM \"AWS/Lambda\" WHERE FunctionName = 'worker' AND tag.Team != 'data'",
      ),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "metric queries that are none",
    resources: [
      fn(),
      mathAlarm(7, { name: "numbered" }),
      mathAlarm([null, { id: "m1", metric: "Errors", returnData: true }], { name: "holed" }),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "pass",
    title: "an empty list of queries, a topic beside a function, and an unused metric",
    resources: [
      fn(),
      alarm({ metricQueries: [], alarmActions: [arnOf.fn("helper"), arnOf.topic("alarms")] }),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "metric math that does not use the errors, and queries that can't be read",
    resources: [
      fn(),
      mathAlarm(
        [
          { id: "total", expression: "throttles * 1", returnData: true },
          {
            id: "throttles",
            metric: {
              namespace: "AWS/Lambda",
              metricName: "Throttles",
              dimensions: { FunctionName: "worker" },
            },
          },
          errors(),
        ],
        { name: "worker-throttles" },
      ),
      insightsAlarm("median-errors", 'SELECT MEDIAN(Errors) FROM "AWS/Lambda"'),
      insightsAlarm("all-errors", "SELECT Errors"),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
]);
