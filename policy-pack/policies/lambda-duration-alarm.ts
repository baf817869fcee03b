import { alarmProblem, shown, type Watch } from "../alarms/function-alarms";
import { operationalExcellence } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { isEdgeFunction } from "../events/edge-functions";
import { known } from "../values/unknown";

/** AWS's default for a function without a timeout. */
const defaultTimeoutSeconds = 3;

export const lambdaDurationAlarm = stackPolicy({
  name: "lambda-duration-alarm",
  displayName: "Lambda duration alarm",
  description: "Each function has an alarm that goes off before an invocation takes its timeout.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: operationalExcellence,
  tags: ["lambda", "alarms", "timeout"],
  remediationSteps:
    "Add an aws.cloudwatch.MetricAlarm on AWS/Lambda Duration (Maximum, or a percentile) with a threshold in milliseconds under the function's timeout.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    durationPercent: integer(80, "Highest threshold, in per cent of the function's timeout.", {
      minimum: 1,
      maximum: 100,
    }),
    minPercentile: integer(90, "Lowest percentile that counts as an alarm on slow invocations.", {
      minimum: 0,
      maximum: 100,
    }),
  },
  check: (subject, { config, stack }) => {
    const timeoutSeconds = known(subject.inputs.timeout, "timeout") ?? defaultTimeoutSeconds;
    const maxMilliseconds = timeoutSeconds * 10 * config.durationPercent;
    const limit = `${maxMilliseconds} (${config.durationPercent} % of the timeout of ${timeoutSeconds} s)`;
    return alarmProblem(stack, subject, {
      metricName: "Duration",
      unit: "Milliseconds",
      isAtEdge: isEdgeFunction(stack, subject),
      maySpanFunctions: true,
      sample: { value: maxMilliseconds + 1, noun: "milliseconds" },
      mistakes: ({ alarm, metric, isEvaluated }) => [
        statisticMistake(metric, config.minPercentile),
        isEvaluated || metric.isConverted
          ? undefined
          : thresholdMistake(alarm, maxMilliseconds, limit),
        lowSampleMistake(alarm, metric),
      ],
    });
  },
});

function statisticMistake({ statistic }: Watch["metric"], minPercentile: number) {
  const [, percentile = -1] = /^p([\d.]+)$/.exec(String(statistic)) ?? [];
  return statistic === "Maximum" || Number(percentile) >= minPercentile
    ? undefined
    : `statistic is ${shown(statistic)}, expected Maximum, or p${minPercentile} or above`;
}

/** A percentile of few invocations is a guess, but a quiet function has nothing better. */
function lowSampleMistake({ inputs }: Watch["alarm"], { statistic }: Watch["metric"]) {
  const { evaluateLowSampleCountPercentiles: handling } = inputs;
  return handling === "ignore" && String(statistic).startsWith("p")
    ? "evaluateLowSampleCountPercentiles is ignore, expected evaluate"
    : undefined;
}

function thresholdMistake({ inputs }: Watch["alarm"], maxMilliseconds: number, limit: string) {
  const { threshold } = inputs;
  if (typeof threshold === "number" && threshold > 0 && threshold <= maxMilliseconds) {
    return undefined;
  }
  return `threshold is ${shown(threshold)}, expected more than 0 and at most ${limit}`;
}
