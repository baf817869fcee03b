import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, arnOf, fn, topic } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-error-alarm", {
  rows: [
    {
      kind: "pass",
      title: "more than one error in five minutes, twice, to a topic known by its ARN",
      resources: [
        fn(),
        alarm({
          comparisonOperator: "GreaterThanThreshold",
          threshold: 1,
          period: 300,
          evaluationPeriods: 2,
          alarmActions: [arnOf.topic("alarms")],
        }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a function without alarms",
      resources: [fn()],
      reports: [
        "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "an alarm that is wrong in every way, named with all that is wrong",
      resources: [
        fn(),
        alarm({
          statistic: "Average",
          comparisonOperator: "LessThanThreshold",
          period: 600,
          evaluationPeriods: 3,
          alarmActions: undefined,
        }),
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', comparisonOperator is LessThanThreshold, expected GreaterThanThreshold or GreaterThanOrEqualToThreshold; statistic is Average, expected Sum; period is 600, expected 300 or less; evaluationPeriods is 3, expected 2 or less; it has no alarm action",
      ],
    },
    {
      kind: "fail",
      title: "an alarm with a percentile and without threshold, period and number of periods",
      resources: [
        fn(),
        alarm({
          extendedStatistic: "p99",
          statistic: undefined,
          threshold: undefined,
          period: undefined,
          evaluationPeriods: undefined,
        }),
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', statistic is p99, expected Sum; threshold is absent; period is absent, expected 300 or less; evaluationPeriods is absent, expected 2 or less",
      ],
    },
    {
      kind: "boundary",
      title: "at least two errors is the same as more than one, and two of five periods as two",
      resources: [
        fn(),
        alarm({
          dimensions: { FunctionName: "worker", Resource: "worker:live" },
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          threshold: 2,
          evaluationPeriods: 5,
          datapointsToAlarm: 2,
        }),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "at least three errors",
      resources: [
        fn(),
        alarm({ comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 3 }),
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', it goes off at 3 errors in a period, expected at 2 or fewer",
      ],
    },
    {
      kind: "boundary",
      title: "more than one and a half errors",
      resources: [fn(), alarm({ threshold: 1.5, period: 60, evaluationPeriods: 1 })],
      reports: [],
    },
    {
      kind: "beyond",
      title: "more than two errors, in a second more, in three of five periods",
      resources: [
        fn(),
        alarm({ threshold: 2, period: 301, evaluationPeriods: 5, datapointsToAlarm: 3 }),
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', it goes off at 3 errors in a period, expected at 2 or fewer; period is 301, expected 300 or less; datapointsToAlarm is 3, expected 2 or less",
      ],
    },
    {
      kind: "pass",
      title: "one alarm that counts beside one that does not",
      resources: [
        fn(),
        alarm({ threshold: 100, alarmActions: undefined }, { name: "worker-many-errors" }),
        alarm({ threshold: 0 }),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "values that only the update knows",
      resources: [
        fn(),
        alarm({
          namespace: unknown,
          metricName: unknown,
          statistic: unknown,
          threshold: unknown,
          period: unknown,
          evaluationPeriods: unknown,
          actionsEnabled: unknown,
        }),
      ],
      reports: [
        "has no error alarm that counts: of alarm 'worker-errors', namespace is not known before the update, expected AWS/Lambda; metricName is not known before the update, expected Errors; statistic is not known before the update, expected Sum; threshold is not known before the update; period is not known before the update, expected 300 or less; evaluationPeriods is not known before the update, expected 2 or less; actionsEnabled is not known before the update",
      ],
    },
    {
      kind: "linked",
      title: "function and topic linked by dependency",
      resources: [
        fn({ name: undefined }),
        alarm(
          { dimensions: { FunctionName: unknown }, alarmActions: [unknown] },
          { dependsOn: { dimensions: ["worker"], alarmActions: ["topic"] } },
        ),
        topic({ name: undefined }, { name: "topic" }),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "no group needs an alarm of its own",
      config: { groups: [] },
      resources: [fn({ name: "data-output" }), alarm({ dimensions: {} }, { name: "all-errors" })],
      reports: [],
    },
    {
      kind: "config",
      title: "looser limits",
      config: { maxThreshold: 10, maxPeriodSeconds: 900, maxEvaluationPeriods: 3 },
      resources: [fn(), alarm({ threshold: 10, period: 900, evaluationPeriods: 3 })],
      reports: [],
    },
    {
      kind: "evasion",
      title: "an alarm on a function whose name is spelt in another case",
      resources: [fn(), alarm({ dimensions: { FunctionName: "Worker" } })],
      reports: [
        "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      ],
    },
  ],
});
