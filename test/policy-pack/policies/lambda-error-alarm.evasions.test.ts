import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  alias,
  arnOf,
  compositeAlarm,
  fn,
  resource,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const withoutMetric = {
  namespace: undefined,
  metricName: undefined,
  dimensions: undefined,
  statistic: undefined,
  period: undefined,
};

/** A query that reads a metric of a function. */
const metric = (id: string, metricName: string, functionName = "worker") => ({
  id,
  metric: {
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName: functionName },
    stat: "Sum",
    period: 300,
  },
});
const errors = metric("errors", "Errors");
const invocations = metric("invocations", "Invocations");

/** Alarm 'worker-errors' on an expression over those metrics. */
const onExpression = (expression: string, inputs: object = {}, metrics: object[] = [errors]) =>
  alarm(
    {
      ...withoutMetric,
      metricQueries: [{ id: "e1", expression, returnData: true }, ...metrics],
      ...inputs,
    },
    { name: "worker-errors" },
  );
const rate = [errors, invocations];

const distribution = resource("aws:cloudfront/distribution:Distribution", "site", {
  defaultCacheBehavior: {
    lambdaFunctionAssociations: [
      { lambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:worker:3" },
    ],
  },
});

const muteRule = (name: string, schedule: object, alarmNames: unknown = ["worker-errors"]) =>
  resource("aws:cloudwatch/alarmMuteRule:AlarmMuteRule", name, {
    muteTargets: { alarmNames },
    rule: { schedule },
  });
const wrong = (mistakes: string) =>
  `has no error alarm that counts: of alarm 'worker-errors', ${mistakes}`;
const silentExpression = (reading: string) => wrong(`its expression does not go off at ${reading}`);

testMoreOfStackPolicy("lambda-error-alarm", "expressions that never go off, or always do", [
  {
    kind: "pass",
    title: "a share of the invocations, as a fraction",
    resources: [fn(), onExpression("errors / invocations", { threshold: 0.05 }, rate)],
    reports: [],
  },
  {
    kind: "pass",
    title: "a share of the invocations, in per cent, where there are enough of them",
    resources: [
      fn(),
      onExpression("IF(invocations >= 10, 100 * errors / invocations)", { threshold: 5 }, rate),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "errors outside a maintenance that a metric of the company's own tells of",
    resources: [
      fn(),
      onExpression("IF(maintenance > 0, 0, FILL(errors, 0))", {}, [
        errors,
        { id: "maintenance", metric: { namespace: "Acme", metricName: "Maintenance" } },
      ]),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "an expression that nobody can read here: errors by day",
    resources: [fn(), onExpression("IF(HOUR(errors) > 6, errors)")],
    reports: [],
  },
  {
    kind: "pass",
    title: "the errors of two functions together",
    resources: [
      fn(),
      onExpression("SUM([errors, other])", {}, [errors, metric("other", "Errors", "helper")]),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a fraction that would have to be more than all",
    resources: [fn(), onExpression("errors / invocations", { threshold: 1 }, rate)],
    reports: [silentExpression("50 errors in 100 invocations")],
  },
  {
    kind: "evasion",
    title: "errors times nothing",
    resources: [fn(), onExpression("errors * 0")],
    reports: [silentExpression("2 errors")],
  },
  {
    kind: "evasion",
    title: "an IF that takes nothing in both cases",
    resources: [fn(), onExpression("IF(errors > 0, 0, errors)")],
    reports: [silentExpression("2 errors")],
  },
  {
    kind: "evasion",
    title: "an IF that asks for many more",
    resources: [fn(), onExpression("IF(errors < 100, 0, errors)")],
    reports: [silentExpression("2 errors")],
  },
  {
    kind: "evasion",
    title: "what is left of some errors, in brackets, by way of another expression",
    resources: [
      fn(),
      alarm(
        {
          ...withoutMetric,
          metricQueries: [
            { id: "e1", expression: "MAX([e2, 0])", returnData: true },
            { id: "e2", expression: "(errors - 5) / 2" },
            errors,
          ],
        },
        { name: "worker-errors" },
      ),
    ],
    reports: [silentExpression("2 errors")],
  },
  {
    kind: "evasion",
    title: "the smaller of two functions' errors",
    resources: [
      fn(),
      onExpression("MIN([errors, other])", {}, [errors, metric("other", "Errors", "helper")]),
    ],
    reports: [silentExpression("2 errors")],
  },
  {
    kind: "evasion",
    title: "an expression that is on whatever happens",
    resources: [fn(), onExpression("errors + 10")],
    reports: [wrong("its expression goes off without any errors")],
  },
  {
    kind: "evasion",
    title: "an expression that is on while the function is idle",
    resources: [fn(), onExpression("FILL(errors, 2)")],
    reports: [wrong("its expression goes off where there is no data")],
  },
  {
    kind: "evasion",
    title: "a threshold that is always passed",
    resources: [fn(), alarm({ threshold: -1 })],
    reports: [wrong("it is always on: it goes off without any errors")],
  },
  {
    kind: "evasion",
    title: "at least no errors",
    resources: [fn(), alarm({ comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 0 })],
    reports: [wrong("it is always on: it goes off without any errors")],
  },
  {
    kind: "pass",
    title: "an average above nothing, and a maximum of one, which are at any error",
    resources: [
      fn(),
      fn({ name: "helper" }),
      alarm({ statistic: "Average", threshold: 0 }),
      alarm(
        {
          dimensions: { FunctionName: "helper" },
          statistic: "Maximum",
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          threshold: 1,
        },
        { name: "helper-errors" },
      ),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "an average that half of the invocations do not reach",
    resources: [fn(), alarm({ statistic: "Average", threshold: 0.5 })],
    reports: [wrong("statistic is Average, expected Sum")],
  },
  {
    kind: "evasion",
    title: "a maximum that no error reaches",
    resources: [fn(), alarm({ statistic: "Maximum", threshold: 1 })],
    reports: [wrong("statistic is Maximum, expected Sum")],
  },
  {
    kind: "evasion",
    title: "an alarm that is on while the function is idle",
    resources: [fn(), alarm({ treatMissingData: "breaching" })],
    reports: [wrong("treatMissingData is breaching, expected missing, notBreaching or ignore")],
  },
  {
    kind: "pass",
    title: "no data that changes nothing, and no data that is in order",
    resources: [
      fn(),
      fn({ name: "helper" }),
      alarm({ treatMissingData: "ignore" }),
      alarm(
        { dimensions: { FunctionName: "helper" }, treatMissingData: "notBreaching" },
        { name: "helper-errors" },
      ),
    ],
    reports: [],
  },
]);

testMoreOfStackPolicy("lambda-error-alarm", "alarms that see or tell nothing", [
  {
    kind: "evasion",
    title: "a dimension that is no name, since the name is known and it is not",
    resources: [
      fn(),
      alarm(
        { dimensions: { FunctionName: unknown } },
        { name: "worker-errors", dependsOn: { dimensions: ["worker"] } },
      ),
    ],
    reports: [
      wrong(
        "dimension FunctionName is not known before the update, and the function's name is: expected worker",
      ),
    ],
  },
  {
    kind: "evasion",
    title: "an alias that the function does not have, and a version",
    resources: [
      fn(),
      alias(),
      alarm({ dimensions: { FunctionName: "worker", Resource: "worker:prod" } }),
      fn({ name: "helper" }),
      alarm(
        { dimensions: { FunctionName: "helper", Resource: "helper:7" } },
        { name: "helper-errors" },
      ),
    ],
    reports: [
      wrong("dimension Resource is worker:prod, expected worker or an alias of it"),
      {
        resource: "helper",
        message:
          "has no error alarm that counts: of alarm 'helper-errors', dimension Resource is helper:7, expected helper or an alias of it",
      },
    ],
  },
  {
    kind: "pass",
    title: "an alias that the function has, one of unknown name, and the function by its name",
    resources: [
      fn(),
      alias(),
      alarm({ dimensions: { FunctionName: "worker", Resource: "worker:live" } }),
      fn({ name: "helper" }),
      alias({ name: unknown, functionName: "helper" }, { name: "helper-live" }),
      alarm(
        { dimensions: { FunctionName: "helper", Resource: "helper:next" } },
        { name: "helper-errors" },
      ),
      fn({ name: "other" }),
      alarm({ dimensions: { FunctionName: "other", Resource: "other" } }, { name: "other-errors" }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "an alarm in another region than the function that it names by its output",
    resources: [
      fn({ name: undefined, region: "us-east-1" }),
      alarm(
        { region: "eu-west-1", dimensions: { FunctionName: unknown } },
        { name: "worker-errors", dependsOn: { dimensions: ["worker"] } },
      ),
    ],
    reports: [wrong("it is in eu-west-1, and the function's metrics are in us-east-1")],
  },
  {
    kind: "evasion",
    title: "a topic of another region, by its ARN",
    resources: [
      fn(),
      alarm(
        { alarmActions: ["arn:aws:sns:us-east-1:123456789012:alarms"] },
        { provider: { region: "eu-west-1" } },
      ),
    ],
    reports: [
      wrong("its topic is in us-east-1, and an alarm of eu-west-1 notifies none of another region"),
    ],
  },
  {
    kind: "evasion",
    title: "a topic of another region, by dependency",
    resources: [
      fn(),
      alarm(
        { alarmActions: [unknown] },
        {
          name: "worker-errors",
          provider: { region: "eu-west-1" },
          dependsOn: { alarmActions: ["far"] },
        },
      ),
      topic({ name: undefined }, { name: "far", provider: { region: "us-east-1" } }),
    ],
    reports: [
      wrong("its topic is in us-east-1, and an alarm of eu-west-1 notifies none of another region"),
    ],
  },
  {
    kind: "pass",
    title: "a topic of the region beside one of another, and one of another account",
    resources: [
      fn(),
      alarm(
        {
          alarmActions: [
            "arn:aws:sns:us-east-1:123456789012:alarms",
            "arn:aws:sns:eu-west-1:999999999999:alarms",
          ],
        },
        { provider: { region: "eu-west-1" } },
      ),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a mute rule for every hour of the day",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("quiet", { expression: "cron(0 * * * *)", duration: "PT1H" }),
    ],
    reports: [wrong("mute rule 'quiet' silences it for 24 hours of a day")],
  },
  {
    kind: "evasion",
    title: "a mute rule for days at a time, once",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("quiet", { expression: "at(2026-12-01T00:00)", duration: "P15D" }),
    ],
    reports: [wrong("mute rule 'quiet' silences it for 360 hours at a time")],
  },
  {
    kind: "unknown",
    title: "a mute rule for a time that only the update knows",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("quiet", { expression: unknown, duration: "PT1H" }),
    ],
    reports: [wrong("mute rule 'quiet' silences it for a time that can't be told")],
  },
  {
    kind: "evasion",
    title: "a mute rule that can't be read",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("quiet", { expression: "rate(1 hour)", duration: "PT1H" }),
    ],
    reports: [wrong("mute rule 'quiet' silences it for a time that can't be told")],
  },
  {
    kind: "boundary",
    title: "half of the day, in two windows",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("nights", { expression: "cron(0 0,18 * * *)", duration: "PT6H" }),
    ],
    reports: [],
  },
  {
    kind: "beyond",
    title: "half of the day and a little more, from every sixth hour on",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("nights", { expression: "cron(0 */6 * * *)", duration: "PT3H30M" }),
    ],
    reports: [wrong("mute rule 'nights' silences it for 14 hours of a day")],
  },
  {
    kind: "pass",
    title: "a window of maintenance, and a mute rule of other alarms",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      muteRule("maintenance", { expression: "cron(0 2 * * SUN)", duration: "PT4H" }),
      muteRule("others", { expression: "cron(0 0 * * *)", duration: "P1D" }, ["other-errors"]),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a muted alarm that a composite alarm repeats",
    resources: [
      fn(),
      alarm({ name: "worker-errors" }),
      compositeAlarm(),
      muteRule("quiet", { expression: "cron(0 * * * *)", duration: "PT1H" }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a composite alarm that what it tells of keeps quiet",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      compositeAlarm({ actionsSuppressor: { alarm: "worker-errors", waitPeriod: 60 } }),
    ],
    reports: [wrong("it has no alarm action")],
  },
  {
    kind: "pass",
    title: "a composite alarm that another one keeps quiet",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      compositeAlarm({ actionsSuppressor: { alarm: "deployment-runs", waitPeriod: 60 } }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "an action that is no list, and a function of the same region",
    resources: [
      fn({ region: "eu-west-1" }),
      alarm({ alarmActions: arnOf.topic("alarms") }, { provider: { region: "eu-west-1" } }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a function at the edge, with an alarm in a region in which CloudFront runs it",
    resources: [
      fn({ publish: true }, { provider: { region: "us-east-1" } }),
      distribution,
      alarm(
        { dimensions: { FunctionName: "us-east-1.worker", Region: "eu-west-1" } },
        { provider: { region: "eu-west-1" } },
      ),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a function at the edge, with an alarm under the name that it has at home",
    resources: [
      fn({ publish: true }, { provider: { region: "us-east-1" } }),
      distribution,
      alarm({}, { provider: { region: "us-east-1" } }),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
]);
