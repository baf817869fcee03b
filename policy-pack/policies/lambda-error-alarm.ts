import { alarmProblem, countMistakes, excess } from "../alarms/function-alarms";
import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames, integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { isEdgeFunction } from "../events/edge-functions";

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
      maximum: 1000,
    }),
    maxPeriodSeconds: integer(maxPeriodSeconds, "Longest period, in seconds.", {
      minimum: 10,
      maximum: 86400,
    }),
    maxEvaluationPeriods: integer(
      maxEvaluationPeriods,
      "Most periods that must be bad before the alarm goes off.",
      { minimum: 1, maximum: 288 },
    ),
    groups: groupNames(
      requirements.ownAlarmGroups,
      "Function groups that need an alarm of their own; for others one over all functions will do.",
    ),
  },
  check: (subject, { config, group, stack }) =>
    alarmProblem(stack, subject, {
      metricName: "Errors",
      unit: "Count",
      isAtEdge: isEdgeFunction(stack, subject),
      maySpanFunctions: !config.groups.some((each) => each === group),
      sample: { value: config.maxThreshold + 1, noun: "errors" },
      mistakes: (watch) => {
        const { alarm, metric } = watch;
        const periods = alarm.inputs.datapointsToAlarm ? "datapointsToAlarm" : "evaluationPeriods";
        return [
          ...countMistakes(watch, "errors", config.maxThreshold),
          excess("period", metric.period, config.maxPeriodSeconds),
          excess(periods, alarm.inputs[periods], config.maxEvaluationPeriods),
        ];
      },
    }),
});
