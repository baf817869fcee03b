import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, fn } from "../../../policy-pack/testing/resources";

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

/** The query that reads the duration of function 'worker'. */
const duration = (id: string, stat: string) => ({
  id,
  metric: {
    namespace: "AWS/Lambda",
    metricName: "Duration",
    dimensions: { FunctionName: "worker" },
    stat,
    period: 300,
  },
});

testMoreOfStackPolicy("lambda-duration-alarm", "metric math", [
  {
    kind: "fail",
    title: "an anomaly band, which has no threshold and grows with the invocations",
    resources: [
      fn(),
      mathAlarm(
        [
          { id: "e1", expression: "ANOMALY_DETECTION_BAND(m1)", returnData: true },
          { ...duration("m1", "p99"), returnData: true },
        ],
        {
          comparisonOperator: "GreaterThanUpperThreshold",
          thresholdMetricId: "e1",
          threshold: undefined,
        },
      ),
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', comparisonOperator is GreaterThanUpperThreshold, expected GreaterThanThreshold or GreaterThanOrEqualToThreshold",
    ],
  },
  {
    kind: "pass",
    title: "the duration as a share of the timeout, whose threshold is a percentage",
    resources: [
      fn({ timeout: 1 }),
      mathAlarm(
        [
          { id: "e1", expression: "MAX(METRICS())", returnData: true },
          { id: "e2", expression: "IF(m1 > 800, 1, 0)" },
          duration("m1", "Maximum"),
        ],
        { threshold: 0 },
      ),
      mathAlarm(
        [{ id: "e1", expression: "m1/2", returnData: true }, duration("m1", "Maximum")],
        { threshold: 900 },
        { name: "worker-share" },
      ),
    ],
    reports: [],
  },
  {
    kind: "beyond",
    title: "metric math over the longest of all metrics, and an id with a capital inside",
    resources: [
      fn(),
      mathAlarm(
        [
          { id: "longest", expression: "MAX([fullDuration, FILL(m2, 0)])", returnData: true },
          duration("fullDuration", "p99"),
        ],
        { threshold: 3000 },
      ),
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', threshold is 3000, expected more than 0 and at most 2400 (80 % of the timeout of 3 s)",
    ],
  },
  {
    kind: "beyond",
    title: "metric math that is the metric itself",
    resources: [
      fn(),
      mathAlarm([{ id: "e1", expression: "m1", returnData: true }, duration("m1", "Maximum")], {
        threshold: 2401,
      }),
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', its expression does not go off at 2401 milliseconds",
    ],
  },
  {
    kind: "boundary",
    title: "metric math that is the metric itself, and goes off in time",
    resources: [
      fn(),
      mathAlarm([{ id: "e1", expression: "m1", returnData: true }, duration("m1", "Maximum")], {
        threshold: 2400,
      }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "an expression that is never above its threshold, and one that is always",
    resources: [
      fn(),
      mathAlarm(
        [
          { id: "e1", expression: "IF(m1 > 100000, m1, 0)", returnData: true },
          duration("m1", "Maximum"),
        ],
        { threshold: 1000 },
      ),
      mathAlarm(
        [
          { id: "e1", expression: "FILL(m1, 0) + 5000", returnData: true },
          duration("m1", "Maximum"),
        ],
        { threshold: 1000 },
        { name: "worker-always" },
      ),
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', its expression does not go off at 2401 milliseconds",
    ],
  },
  {
    kind: "evasion",
    title: "a percentile that is not looked at while there are few invocations",
    resources: [
      fn(),
      alarm(
        {
          metricName: "Duration",
          statistic: undefined,
          extendedStatistic: "p99",
          threshold: 2000,
          evaluateLowSampleCountPercentiles: "ignore",
        },
        { name: "worker-duration" },
      ),
    ],
    reports: [
      "has no duration alarm that counts: of alarm 'worker-duration', evaluateLowSampleCountPercentiles is ignore, expected evaluate",
    ],
  },
]);
