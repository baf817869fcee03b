import { indexReferences } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { topLevel, valuesAt } from "../values/values-at";

interface Sender {
  readonly type: string;
  readonly path: string;
  /** The principal in whose name AWS publishes or sends; a role does it nowhere here. */
  readonly service: string;
}

const cloudwatch = { service: "cloudwatch.amazonaws.com" } as const;
const events = { service: "events.amazonaws.com" } as const;
const s3 = { service: "s3.amazonaws.com" } as const;

const senders: readonly Sender[] = [
  {
    type: "aws:backup/vaultNotifications:VaultNotifications",
    path: "snsTopicArn",
    service: "backup.amazonaws.com",
  },
  {
    type: "aws:budgets/budget:Budget",
    path: "notifications.*.subscriberSnsTopicArns.*",
    service: "budgets.amazonaws.com",
  },
  { type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", path: "alarmActions.*", ...cloudwatch },
  { type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", path: "okActions.*", ...cloudwatch },
  {
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    path: "insufficientDataActions.*",
    ...cloudwatch,
  },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", path: "alarmActions.*", ...cloudwatch },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", path: "okActions.*", ...cloudwatch },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    path: "insufficientDataActions.*",
    ...cloudwatch,
  },
  { type: "aws:cloudwatch/eventTarget:EventTarget", path: "arn", ...events },
  { type: "aws:cloudwatch/eventTarget:EventTarget", path: "deadLetterConfig.arn", ...events },
  {
    type: "aws:codestarnotifications/notificationRule:NotificationRule",
    path: "targets.*.address",
    service: "codestar-notifications.amazonaws.com",
  },
  {
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    path: "subscribers.*.address",
    service: "costalerts.amazonaws.com",
  },
  {
    type: "aws:rds/eventSubscription:EventSubscription",
    path: "snsTopic",
    service: "events.rds.amazonaws.com",
  },
  { type: "aws:s3/bucketNotification:BucketNotification", path: "queues.*.queueArn", ...s3 },
  { type: "aws:s3/bucketNotification:BucketNotification", path: "topics.*.topicArn", ...s3 },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    path: "endpoint",
    service: "sns.amazonaws.com",
  },
];

/** Something of the stack that makes a service of AWS send to a topic or a queue. */
export interface Delivery {
  readonly from: StackNode;
  readonly service: string;
}

/** What of the stack makes services of AWS send to the topic or queue. */
export function deliveriesTo(stack: StackView, target: StackNode): readonly Delivery[] {
  return sentBy(stack)(target).map(({ from, service }) => ({ from, service }));
}

const sentBy = oncePer((stack: StackView) =>
  indexReferences(
    senders.flatMap(({ type, path, service }) =>
      stack.ofType(type).flatMap((from) =>
        [...new Set(valuesAt(from.inputs, path))].map((value) => ({
          from,
          service,
          value,
          property: topLevel(path),
        })),
      ),
    ),
  ),
);
