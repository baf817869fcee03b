/** An alarm on one metric, as data: the metric and its threshold. */
export interface AlarmRule {
  /** The last part of the alarm's name, and the name of its page in docs/runbooks. */
  readonly kind: string;
  readonly description: string;
  readonly namespace: "AWS/Lambda" | "AWS/Events" | "AWS/SQS";
  readonly metric: string;
  readonly statistic: "Sum" | "Maximum";
  /** The alarm fires when the statistic exceeds this in every period. */
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly periods: number;
}

/** The path or URL of an alarm's runbook page. */
export function runbookPage(runbooks: string, { kind }: Pick<AlarmRule, "kind">): string {
  return `${runbooks}/${kind}.md`;
}

// An invocation this close to the timeout means that a slightly larger object will fail.
const DURATION_SHARE_OF_TIMEOUT = 0.8;

/** The alarms of a function. */
export function functionAlarmRules(timeoutSeconds: number): readonly AlarmRule[] {
  const lambda = { namespace: "AWS/Lambda", statistic: "Sum", periodSeconds: 300 } as const;
  return [
    {
      ...lambda,
      kind: "errors",
      description: "More than one error in five minutes, twice in a row",
      metric: "Errors",
      threshold: 1,
      periods: 2,
    },
    {
      ...lambda,
      kind: "throttles",
      description: "Throttled for half an hour: the reserved concurrency is too low for the load",
      metric: "Throttles",
      threshold: 0,
      periods: 6,
    },
    {
      ...lambda,
      kind: "duration",
      description: "An invocation took more than 80 % of the timeout",
      metric: "Duration",
      statistic: "Maximum",
      threshold: timeoutSeconds * 1000 * DURATION_SHARE_OF_TIMEOUT,
      periods: 1,
    },
    // The metric includes events whose record reached the failure queue, so this alarm usually fires together with
    // failures-depth; AWS has no metric of delivered records to subtract. If it fires alone, there is no record.
    {
      ...lambda,
      kind: "dropped-events",
      description:
        "Lambda gave up on events: their records are in the failure queue (alarm failures-depth), or lost where that alarm is silent",
      metric: "AsyncEventsDropped",
      threshold: 0,
      periods: 1,
    },
    {
      ...lambda,
      kind: "undelivered-failures",
      description: "Records of failed events did not reach the failure queue: they are lost",
      metric: "DestinationDeliveryFailures",
      threshold: 0,
      periods: 1,
    },
  ];
}

/** The alarms of an EventBridge rule. */
export const EVENT_RULE_ALARM_RULES: readonly AlarmRule[] = [
  {
    kind: "failed-invocations",
    description: "Events could not be handed to the function, retries included",
    namespace: "AWS/Events",
    metric: "FailedInvocations",
    statistic: "Sum",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
  },
  {
    kind: "undelivered-dead-letters",
    description: "Events did not reach the failure queue either: they are lost",
    namespace: "AWS/Events",
    metric: "InvocationsFailedToBeSentToDlq",
    statistic: "Sum",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
  },
];

/** The alarms of the failure queue. */
export const FAILURE_QUEUE_ALARM_RULES: readonly AlarmRule[] = [
  {
    kind: "depth",
    description:
      "Failed events wait in the failure queue: look at them before their 14 days are over",
    namespace: "AWS/SQS",
    metric: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
  },
];
