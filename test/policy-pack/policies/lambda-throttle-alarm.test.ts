import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, arnOf, compositeAlarm, fn, topic } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** An alarm on the throttles of function 'worker'. */
const throttleAlarm = (inputs = {}, options = {}) =>
  alarm({ metricName: "Throttles", ...inputs }, { name: "worker-throttles", ...options });

/** An alarm on what the queries say, without a metric of its own. */
const mathAlarm = (metricQueries: unknown, inputs = {}, options = {}) =>
  alarm({ ...withoutMetric, metricQueries, ...inputs }, { name: "worker-throttles", ...options });
const withoutMetric = {
  namespace: undefined,
  metricName: undefined,
  dimensions: undefined,
  statistic: undefined,
  period: undefined,
};

/** The query that reads a metric of function 'worker'. */
const metric = (id: string, metricName: string) => ({
  id,
  metric: {
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName: "worker" },
    stat: "Sum",
    period: 300,
  },
});

testStackPolicy("lambda-throttle-alarm", {
  rows: [
    {
      kind: "pass",
      title: "any throttle within six periods, to a topic known by its ARN",
      resources: [fn(), throttleAlarm({ unit: "Count", threshold: 0, evaluationPeriods: 6 })],
      reports: [],
    },
    {
      kind: "absent",
      title: "a function without alarms",
      resources: [fn()],
      reports: [
        "has no alarm on its throttles (namespace AWS/Lambda, metric Throttles, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "an alarm on the errors, and one that is switched off",
      resources: [
        fn(),
        alarm({ threshold: 0 }),
        throttleAlarm({ threshold: 0, actionsEnabled: false }),
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', actionsEnabled is false",
      ],
    },
    {
      kind: "fail",
      title: "an alarm that goes off when nothing is throttled, and tells so when all is well",
      resources: [
        fn(),
        throttleAlarm({
          statistic: "Average",
          comparisonOperator: "LessThanThreshold",
          threshold: 1,
          okActions: [arnOf.topic("alarms")],
          alarmActions: undefined,
        }),
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', comparisonOperator is LessThanThreshold, expected GreaterThanThreshold or GreaterThanOrEqualToThreshold; statistic is Average, expected Sum; it has no alarm action",
      ],
    },
    {
      kind: "boundary",
      title: "more than a hundred throttles",
      resources: [fn(), throttleAlarm({ threshold: 100 })],
      reports: [],
    },
    {
      kind: "beyond",
      title: "more than a hundred and one throttles",
      resources: [fn(), throttleAlarm({ threshold: 101 })],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', it goes off at 102 throttles in a period, expected at 101 or fewer",
      ],
    },
    {
      kind: "unknown",
      title: "a threshold that only the update knows",
      resources: [fn(), throttleAlarm({ threshold: unknown, alarmActions: unknown })],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', threshold is not known before the update",
      ],
    },
    {
      kind: "linked",
      title: "function and topic linked by dependency",
      resources: [
        fn({ name: undefined }),
        throttleAlarm(
          {
            dimensions: { FunctionName: unknown },
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 1,
            alarmActions: [unknown],
          },
          { dependsOn: { dimensions: ["worker"], alarmActions: ["topic"] } },
        ),
        topic({ name: undefined }, { name: "topic" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a share of throttled invocations, by metric math in its own unit",
      resources: [
        fn(),
        mathAlarm(
          [
            { id: "e1", expression: "1000000 * m1 / m2", returnData: true },
            metric("m1", "Throttles"),
            metric("m2", "Invocations"),
          ],
          { threshold: 1000 },
        ),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "metric math that takes no throttles for throttles",
      resources: [
        fn(),
        mathAlarm(
          [
            { id: "e1", expression: "IF(m1 > 0, 0, m1)", returnData: true },
            metric("m1", "Throttles"),
          ],
          { threshold: 0 },
        ),
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', its expression does not go off at 101 throttles",
      ],
    },
    {
      kind: "evasion",
      title: "an alarm that is on while the function is idle",
      resources: [fn(), throttleAlarm({ threshold: 0, treatMissingData: "breaching" })],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', treatMissingData is breaching, expected missing, notBreaching or ignore",
      ],
    },
    {
      kind: "beyond",
      title: "metric math that fills gaps, with a threshold that is never reached",
      resources: [
        fn(),
        mathAlarm(
          [{ id: "e1", expression: "FILL(m1, 0)", returnData: true }, metric("m1", "Throttles")],
          { threshold: 1000 },
        ),
      ],
      reports: [
        "has no throttle alarm that counts: of alarm 'worker-throttles', its expression does not go off at 101 throttles",
      ],
    },
    {
      kind: "pass",
      title: "one alarm over all functions, also for those of the pipeline",
      resources: [
        fn({ name: "output" }, { name: "data-output" }),
        mathAlarm(
          [
            {
              id: "q1",
              expression: 'SELECT SUM(Throttles) FROM SCHEMA("AWS/Lambda", FunctionName)',
              period: 60,
            },
          ],
          { threshold: 0 },
          { name: "all-throttles" },
        ),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "an alarm without an action of its own, repeated by a composite alarm",
      resources: [
        fn(),
        throttleAlarm({ threshold: 0, alarmActions: undefined }),
        compositeAlarm({ alarmRule: unknown }, { dependsOn: { alarmRule: ["worker-throttles"] } }),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "a looser limit",
      config: { maxThreshold: 1000 },
      resources: [fn(), throttleAlarm({ threshold: 1000 })],
      reports: [],
    },
  ],
});
