import { security } from "../data/frameworks";
import { boolean } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { unlessSourceIsKnown } from "../iam/public-access";
import {
  lacksTls,
  policyOfOther,
  publicStatements,
  resourcePolicies,
} from "../iam/resource-policies";
import { lockedOutService } from "../kms/service-key";
import type { StackNode } from "../stack/stack-view";
import { isPresent } from "../values/unknown";

interface Config {
  readonly requireTls: boolean;
}

const topicPolicies = {
  type: "aws:sns/topicPolicy:TopicPolicy",
  property: "arn",
  target: "aws:sns/topic:Topic",
};

export const snsTopicSecure = stackPolicy<string, Config>({
  name: "sns-topic-secure",
  displayName: "SNS topic secure",
  description:
    "A topic is encrypted with a key that those who publish may use, and its policy is not for everyone.",
  severity: "high",
  framework: security,
  tags: ["sns", "encryption", "exposure", "SNS.1", "SNS.4"],
  remediationSteps:
    "Set kmsMasterKeyId to a key of your own whose policy allows kms:Decrypt and kms:GenerateDataKey to the services that publish; name the principals in the topic's policy.",
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
      policies.map((policy) => publicStatements(policy, unlessSourceIsKnown)),
      () =>
        config.requireTls &&
        lacksTls(policies, "sns:Publish") &&
        "no topic policy denies everyone sns:Publish without TLS",
    ];
  },
});
