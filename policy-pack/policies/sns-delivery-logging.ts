import { operationalExcellence } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { referrersOf } from "../stack/referrers";
import { isPresent, known } from "../values/unknown";

/**
 * The property with the role that logs failed deliveries, by protocol; SNS logs no other protocols.
 */
const feedbackRoles = {
  application: "applicationFailureFeedbackRoleArn",
  firehose: "firehoseFailureFeedbackRoleArn",
  http: "httpFailureFeedbackRoleArn",
  https: "httpFailureFeedbackRoleArn",
  lambda: "lambdaFailureFeedbackRoleArn",
  sqs: "sqsFailureFeedbackRoleArn",
} as const;

export const snsDeliveryLogging = stackPolicy({
  name: "sns-delivery-logging",
  displayName: "SNS delivery logging",
  description: "A topic logs failed deliveries to its subscribers.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: operationalExcellence,
  tags: ["sns", "logs", "SNS.2"],
  remediationSteps:
    "Set the failure feedback role of each protocol that is subscribed, such as lambdaFailureFeedbackRoleArn.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html",
  resourceTypes: ["aws:sns/topic:Topic"],
  config: {},
  check: (topic, { stack }) => {
    const types = stack.ofType<string>("aws:sns/topicSubscription:TopicSubscription");
    const subscriptions = referrersOf(types, "topic", topic);
    if (subscriptions.length === 0) {
      const isLogged = Object.values(feedbackRoles).some((role) => isPresent(topic.inputs[role]));
      return !isLogged && "has no failure feedback role: set that of the protocols it delivers by";
    }
    return subscriptions.map((subscription) => () => {
      const { name, inputs } = subscription;
      const protocol = String(known(inputs.protocol, `protocol of '${name}'`));
      const role = isLoggable(protocol) && feedbackRoles[protocol];
      return (
        role && !isPresent(topic.inputs[role]) && `has no ${role}, and '${name}' is ${protocol}`
      );
    });
  },
});

function isLoggable(protocol: string): protocol is keyof typeof feedbackRoles {
  return Object.hasOwn(feedbackRoles, protocol);
}
