import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, fn, topic } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** An alarm on the duration of function 'worker', without a statistic. */
const durationAlarm = (inputs = {}, options = {}) =>
  alarm(
    { metricName: "Duration", statistic: undefined, ...inputs },
    { name: "worker-duration", ...options },
  );

/** An alarm on what the queries say, without a metric of its own. */
const mathAlarm = (metricQueries: unknown, inputs = {}, options = {}) =>
  alarm({ ...withoutMetric, metricQueries, ...inputs }, { name: "worker-duration", ...options });
const withoutMetric = {
  namespace: undefined,
  metricName: undefined,
  dimensions: undefined,
  statistic: undefined,
  period: undefined,
};

testStackPolicy("lambda-duration-alarm", {
  rows: [
    {
      kind: "pass",
      title: "the longest invocation, well under the timeout",
      resources: [
        fn({ timeout: 60 }),
        durationAlarm({ statistic: "Maximum", unit: "Milliseconds", threshold: 30000 }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a function without alarms",
      resources: [fn()],
      reports: [
        "has no alarm on its duration (namespace AWS/Lambda, metric Duration, dimension FunctionName)",
      ],
    },
    {
      kind: "fail",
      title: "an alarm on the average, in seconds, that tells nobody",
      resources: [
        fn({ timeout: 60 }),
        durationAlarm({
          statistic: "Average",
          unit: "Seconds",
          threshold: 45,
          alarmActions: undefined,
        }),
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', unit is Seconds, expected Milliseconds; statistic is Average, expected Maximum, or p90 or above; it has no alarm action",
      ],
    },
    {
      kind: "boundary",
      title: "80 % of the timeout, and the 90th percentile",
      resources: [
        fn({ timeout: 60 }),
        durationAlarm({ extendedStatistic: "p90", threshold: 48000 }),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "a millisecond more, and a percentile less",
      resources: [
        fn({ timeout: 60 }),
        durationAlarm({ extendedStatistic: "p89.9", threshold: 48001 }),
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is p89.9, expected Maximum, or p90 or above; threshold is 48001, expected more than 0 and at most 48000 (80 % of the timeout of 60 s)",
      ],
    },
    {
      kind: "boundary",
      title: "the shortest threshold, and the timeout that AWS takes where there is none",
      resources: [
        fn(),
        fn({ name: "helper" }),
        durationAlarm({
          statistic: "Maximum",
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          threshold: 2400,
        }),
        durationAlarm(
          {
            dimensions: { FunctionName: "helper" },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 1,
          },
          { name: "helper-duration" },
        ),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "a threshold of zero, which every invocation passes",
      resources: [fn(), durationAlarm({ statistic: "Maximum", threshold: 0 })],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', threshold is 0, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
      ],
    },
    {
      kind: "unknown",
      title: "a timeout that only the update knows",
      resources: [fn({ timeout: unknown })],
      reports: [
        "timeout is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a threshold and a statistic that only the update knows",
      resources: [
        fn(),
        durationAlarm({ statistic: unknown, threshold: unknown, alarmActions: [unknown] }),
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is not known before the update, expected Maximum, or p90 or above; threshold is not known before the update, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
      ],
    },
    {
      kind: "unknown",
      title: "an expression that only the update knows, in a unit of its own",
      resources: [
        fn(),
        mathAlarm(
          [
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
          { threshold: 90000 },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "function and topic linked by dependency",
      resources: [
        fn({ timeout: 300, name: undefined }),
        durationAlarm(
          {
            dimensions: { FunctionName: unknown },
            extendedStatistic: "p99",
            threshold: 240000,
            alarmActions: [unknown],
          },
          { dependsOn: { dimensions: ["worker"], alarmActions: ["topic"] } },
        ),
        topic({ name: undefined }, { name: "topic" }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "one alarm over all functions, whose threshold is above one function's timeout",
      resources: [
        fn(),
        fn({ name: "batch", timeout: 900 }),
        mathAlarm(
          [{ id: "q1", expression: 'SELECT MAX(Duration) FROM "AWS/Lambda"', period: 300 }],
          { threshold: 600000 },
          { name: "all-durations" },
        ),
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
        fn({ timeout: 60 }),
        durationAlarm({ extendedStatistic: "p50", threshold: 30001 }),
      ],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', threshold is 30001, expected more than 0 and at most 30000 (50 % of the timeout of 60 s)",
      ],
    },
    {
      kind: "config",
      title: "any percentile, which the average is none of",
      config: { minPercentile: 0 },
      resources: [fn({ timeout: 60 }), durationAlarm({ statistic: "Average", threshold: 30000 })],
      reports: [
        "has no duration alarm that counts: of alarm 'worker-duration', statistic is Average, expected Maximum, or p0 or above",
      ],
    },
    {
      kind: "fail",
      title: "statistics that hold a percentile, and are none",
      resources: [
        fn({ timeout: 60 }),
        durationAlarm({ extendedStatistic: "p99:p100", threshold: 30000 }),
        fn({ name: "helper", timeout: 60 }),
        durationAlarm(
          { dimensions: { FunctionName: "helper" }, extendedStatistic: "p99%", threshold: 30000 },
          { name: "helper-duration" },
        ),
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
