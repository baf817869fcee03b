import { oncePer } from "../values/once-per";
import { isPresent, isUnknown } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";
import { accountOf } from "./accounts";
import { findTarget } from "./links";
import { indexReferences } from "./referrers";
import { regionOf } from "./regions";
import type { StackNode, StackView } from "./stack-view";

interface Sender {
  readonly type: string;
  readonly path: string;
  /** The service principal that AWS publishes or sends as; no sender here uses a role. */
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
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    path: "redrivePolicy",
    service: "sns.amazonaws.com",
  },
];

/** A resource of the stack that makes an AWS service send to a topic or a queue. */
export interface Delivery {
  readonly from: StackNode;
  readonly service: string;
  /** The source ARN in the service's request, with `*` for unknown parts. */
  readonly sourceArn: string;
  readonly sourceAccount: string | undefined;
}

/** The deliveries by AWS services to the topic or queue that the stack causes. */
export function deliveriesTo(stack: StackView, target: StackNode): readonly Delivery[] {
  return sentBy(stack)(target).map(({ from, service }) => ({
    from,
    service,
    sourceArn: sourceArnOf(stack, from),
    sourceAccount: accountOf(from.providerProperties),
  }));
}

const sentBy = oncePer((stack: StackView) =>
  indexReferences(
    senders.flatMap(({ type, path, service }) =>
      stack
        .ofType(type)
        .filter((from) => !(path === "arn" && isPresent(from.inputs.roleArn)))
        .flatMap((from) =>
          [...new Set(destinationsAt(from, path))].map((value) => ({
            from,
            service,
            value,
            property: topLevel(path),
          })),
        ),
    ),
  ),
);

function destinationsAt({ inputs }: StackNode, path: string): readonly unknown[] {
  const values = valuesAt(inputs, path);
  return path === "redrivePolicy" ? values.flatMap(deadLetterTarget) : values;
}

function deadLetterTarget(policy: unknown): readonly unknown[] {
  if (typeof policy !== "string" || isUnknown(policy)) return isUnknown(policy) ? [policy] : [];
  const [, target] = /"deadLetterTargetArn"\s*:\s*"([^"]*)"/.exec(policy) ?? [];
  return target === undefined ? [] : [target];
}

function sourceArnOf(stack: StackView, from: StackNode): string {
  const { inputs, outputs } = from;
  const arn = (service: string, resource: string) =>
    `arn:*:${service}:${regionOf(from) ?? "*"}:${accountOf(from.providerProperties) ?? "*"}:${resource}`;
  switch (from.type) {
    case "aws:cloudwatch/metricAlarm:MetricAlarm":
      return arn("cloudwatch", `alarm:${textOf(inputs.name, outputs.name)}`);
    case "aws:cloudwatch/compositeAlarm:CompositeAlarm":
      return arn("cloudwatch", `alarm:${textOf(inputs.alarmName, outputs.alarmName)}`);
    case "aws:cloudwatch/eventTarget:EventTarget":
      // The ARN of a rule on a bus other than the default one has the bus before the rule's name.
      return arn(
        "events",
        `rule/*${nameAt(stack, from, "rule", "aws:cloudwatch/eventRule:EventRule")}`,
      );
    case "aws:s3/bucketNotification:BucketNotification":
      return `arn:*:s3:::${nameAt(stack, from, "bucket", "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2")}`;
    case "aws:sns/topicSubscription:TopicSubscription":
      return arn("sns", nameAt(stack, from, "topic", "aws:sns/topic:Topic"));
    default:
      return "*";
  }
}

/** The name of the resource that a property refers to; for an ARN, its last part. */
function nameAt(
  stack: StackView,
  from: StackNode,
  property: string,
  ...types: readonly string[]
): string {
  const value = from.inputs[property];
  const target = findTarget(from, property, value, stack.ofType<string>(...types));
  const own = target ? [target.inputs.name, target.inputs.bucket] : [];
  const known = textOf(...own, value);
  return known.startsWith("arn:") ? String(known.split(/[:/]/).at(-1)) : known;
}

function textOf(...values: readonly unknown[]): string {
  const found = values.find(
    (value) => typeof value === "string" && isPresent(value) && !isUnknown(value),
  );
  return found === undefined ? "*" : String(found);
}

/** The services as messages name them, each with the resources that make it send. */
export function describeSenders(deliveries: readonly Delivery[]): string {
  const byService = Map.groupBy(deliveries, ({ service }) => service);
  return [...byService]
    .map(([service, sent]) => {
      const names = new Set(sent.map(({ from }) => `'${from.name}'`));
      return `${service} (${[...names].join(", ")})`;
    })
    .join(" and ");
}
