import { alarmProblem, countMistakes } from "../alarms/function-alarms";
import { operationalExcellence } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { isEdgeFunction } from "../events/edge-functions";

export const lambdaThrottleAlarm = stackPolicy({
  name: "lambda-throttle-alarm",
  displayName: "Lambda throttle alarm",
  description: "Each function has an alarm on its throttles that reaches an SNS topic.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: operationalExcellence,
  tags: ["lambda", "alarms", "concurrency"],
  remediationSteps:
    "Add an aws.cloudwatch.MetricAlarm on AWS/Lambda Throttles (Sum) with the dimension FunctionName and a topic in alarmActions.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    maxThreshold: integer(100, "Most throttles in a period that raise no alarm.", {
      minimum: 0,
      maximum: 100000,
    }),
  },
  check: (subject, { config, stack }) =>
    alarmProblem(stack, subject, {
      metricName: "Throttles",
      unit: "Count",
      isAtEdge: isEdgeFunction(stack, subject),
      maySpanFunctions: true,
      sample: { value: config.maxThreshold + 1, noun: "throttles" },
      mistakes: (watch) => countMistakes(watch, "throttles", config.maxThreshold),
    }),
});
