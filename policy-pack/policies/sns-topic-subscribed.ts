import { operationalExcellence } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { referrersOf } from "../stack/referrers";
import { deliveriesTo } from "../stack/service-deliveries";
import type { StackNode } from "../stack/stack-view";

export const snsTopicSubscribed = stackPolicy<string, object>({
  name: "sns-topic-subscribed",
  displayName: "SNS topic subscribed",
  description: "A topic that alarms notify has a subscription, so that somebody hears of them.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: operationalExcellence,
  tags: ["sns", "alarms"],
  remediationSteps: "Add an aws.sns.TopicSubscription for those who answer the alarms.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
  resourceTypes: ["aws:sns/topic:Topic"],
  config: {},
  check: (topic: StackNode, { stack }) => {
    const [alarm] = deliveriesTo(stack, topic).filter(
      ({ service }) => service === "cloudwatch.amazonaws.com",
    );
    const subscriptions = stack.ofType<string>("aws:sns/topicSubscription:TopicSubscription");
    return (
      alarm !== undefined &&
      referrersOf(subscriptions, "topic", topic).length === 0 &&
      `has no subscription, and nobody hears of '${alarm.from.name}'`
    );
  },
});
