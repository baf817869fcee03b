import { security } from "../data/frameworks";
import { boolean } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { unlessSourceIsKnown } from "../iam/public-access";
import { refusedSenders } from "../iam/refused-senders";
import {
  lacksTls,
  policyOfOther,
  publicStatements,
  resourcePolicies,
  topicPolicies,
} from "../iam/resource-policies";
import { disabledKey, lockedOutService } from "../kms/service-key";
import { knownName } from "../stack/names";
import type { StackNode } from "../stack/stack-view";
import { isPresent } from "../values/unknown";

/**
 * A topic's default policy lets in its owner's account, and the services that publish in its name.
 */
const letInByDefault = ["cloudwatch.amazonaws.com", "events.rds.amazonaws.com"];

interface Config {
  readonly requireTls: boolean;
}

export const snsTopicSecure = stackPolicy<string, Config>({
  name: "sns-topic-secure",
  displayName: "SNS topic secure",
  description:
    "A topic is encrypted with a key that publishers may use, and its policy lets them publish, but not everyone.",
  severity: "high",
  framework: security,
  tags: ["sns", "encryption", "exposure", "SNS.1", "SNS.4"],
  remediationSteps:
    "Set kmsMasterKeyId to an enabled key of your own whose policy allows kms:Decrypt and kms:GenerateDataKey to the services that publish; name them as principals of sns:Publish in the topic's policy.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
  resourceTypes: ["aws:sns/topic:Topic", topicPolicies.type],
  config: {
    requireTls: boolean(false, "Whether the topic's policy must deny publishing without TLS."),
  },
  check: (topic: StackNode, { config, stack }) => {
    if (topic.type === topicPolicies.type) return policyOfOther(topic, stack, topicPolicies);
    const policies = resourcePolicies(stack, topic, topicPolicies);
    return [
      !isPresent(topic.inputs.kmsMasterKeyId) && "is not encrypted: set kmsMasterKeyId",
      () => lockedOutService(stack, topic),
      () => disabledKey(stack, topic),
      () =>
        refusedSenders(stack, topic, policies, {
          action: "sns:Publish",
          calledArn: `arn:*:sns:*:*:${knownName(topic)}`,
          letInByDefault,
        }),
      policies.map((policy) => publicStatements(policy, unlessSourceIsKnown)),
      () =>
        config.requireTls &&
        lacksTls(policies, "sns:Publish") &&
        "no topic policy denies everyone sns:Publish without TLS",
    ];
  },
});
