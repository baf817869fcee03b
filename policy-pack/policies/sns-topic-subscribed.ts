import { operationalExcellence } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { passesAlarm } from "../events/alarm-filters";
import { referrersOf } from "../stack/referrers";
import { deliveriesTo } from "../stack/service-deliveries";
import type { StackNode } from "../stack/stack-view";

export const snsTopicSubscribed = stackPolicy<string, object>({
  name: "sns-topic-subscribed",
  displayName: "SNS topic subscribed",
  description: "A topic that alarms notify has a subscription that forwards the notifications.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: operationalExcellence,
  tags: ["sns", "alarms"],
  remediationSteps:
    "Add an aws.sns.TopicSubscription for those who answer the alarms, without a filterPolicy, and have them confirm it.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
  resourceTypes: ["aws:sns/topic:Topic"],
  config: {},
  check: (topic: StackNode, { stack }) => {
    const alarms = deliveriesTo(stack, topic)
      .filter(({ service }) => service === "cloudwatch.amazonaws.com")
      .map(({ from }) => from);
    const types = stack.ofType<string>("aws:sns/topicSubscription:TopicSubscription");
    const subscriptions = referrersOf(types, "topic", topic);
    const confirmed = subscriptions.filter((each) => !isPending(each));
    if (confirmed.length === 0) {
      const which =
        subscriptions.length === 0 ? "" : ` that is confirmed (${namesOf(subscriptions)})`;
      return alarms
        .slice(0, 1)
        .map(({ name }) => `has no subscription${which}, and nobody hears of '${name}'`);
    }
    return alarms.map((alarm) => () => {
      const isHeard = confirmed.some((each) => passesAlarm(each, alarm));
      return (
        !isHeard &&
        `nobody hears of '${alarm.name}': the filterPolicy of ${namesOf(confirmed)} drops it`
      );
    });
  },
});

/** A deployed subscription, such as one by mail, waits until the subscriber confirms it. */
function isPending({ outputs }: StackNode): boolean {
  return Reflect.get(outputs, "pendingConfirmation") === true;
}

function namesOf(nodes: readonly StackNode[]): string {
  return nodes.map(({ name }) => `'${name}'`).join(", ");
}
