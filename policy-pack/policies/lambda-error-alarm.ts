import { integer } from "../config";
import { stackPolicy } from "../define-policy";
import { errorAlarms } from "../error-alarms";
import { operationalExcellence } from "../frameworks";
import { requirements } from "../requirements";

const { maxThreshold, maxPeriodSeconds, maxEvaluationPeriods } = requirements.errorAlarm;

export const lambdaErrorAlarm = stackPolicy({
  name: "lambda-error-alarm",
  displayName: "Lambda error alarm",
  description: "Each function has an alarm on its errors that reaches an SNS topic.",
  severity: "high",
  framework: operationalExcellence,
  tags: ["lambda", "alarms"],
  remediationSteps:
    "Add an aws.cloudwatch.MetricAlarm on AWS/Lambda Errors (Sum) with the dimension FunctionName and a topic in alarmActions.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    maxThreshold: integer(maxThreshold, "Most errors in a period that raise no alarm.", {
      minimum: 0,
    }),
    maxPeriodSeconds: integer(maxPeriodSeconds, "Longest period, in seconds.", { minimum: 10 }),
    maxEvaluationPeriods: integer(
      maxEvaluationPeriods,
      "Most periods that must be bad before the alarm goes off.",
      { minimum: 1 },
    ),
  },
  check: (subject, { config, stack }) => {
    const [nearest] = errorAlarms(stack, subject, config);
    if (nearest?.problems.length === 0) return false;
    return nearest
      ? `has no error alarm that counts: of alarm '${nearest.name}', ${nearest.problems.join("; ")}`
      : "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)";
  },
});
