import { security } from "../data/frameworks";
import { boolean } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { unlessSourceIsKnown } from "../iam/public-access";
import { refusedSenders } from "../iam/refused-senders";
import {
  lacksTls,
  policyOfOther,
  publicStatements,
  queuePolicies,
  resourcePolicies,
} from "../iam/resource-policies";
import { disabledKey, lockedOutService } from "../kms/service-key";
import { knownName } from "../stack/names";
import type { StackNode } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { isPresent, known } from "../values/unknown";

interface Config {
  readonly requireKms: boolean;
  readonly requireTls: boolean;
}

export const sqsQueueSecure = stackPolicy<string, Config>({
  name: "sqs-queue-secure",
  displayName: "SQS queue secure",
  description:
    "A queue is encrypted with a key that senders may use, and its policy lets them send, but not everyone.",
  severity: "high",
  framework: security,
  tags: ["sqs", "encryption", "exposure", "SQS.1", "SQS.3"],
  remediationSteps:
    "Leave sqsManagedSseEnabled on, or set kmsMasterKeyId to an enabled key of your own whose policy allows kms:Decrypt and kms:GenerateDataKey to the services that send; name them as principals of sqs:SendMessage in the queue's policy.",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
  resourceTypes: ["aws:sqs/queue:Queue", queuePolicies.type],
  config: {
    requireKms: boolean(false, "Whether the key must be in KMS."),
    requireTls: boolean(false, "Whether the queue's policy must deny sending without TLS."),
  },
  check: (queue: StackNode, { config, stack }) => {
    if (queue.type === queuePolicies.type) return policyOfOther(queue, stack, queuePolicies);
    const policies = resourcePolicies(stack, queue, queuePolicies);
    return [
      () => encryptionProblem(queue, config),
      () => lockedOutService(stack, queue),
      () => disabledKey(stack, queue),
      () =>
        refusedSenders(stack, queue, policies, {
          action: "sqs:SendMessage",
          calledArn: `arn:*:sqs:*:*:${knownName(queue)}`,
          letInByDefault: [],
        }),
      policies.map((policy) => publicStatements(policy, unlessSourceIsKnown)),
      () =>
        config.requireTls &&
        lacksTls(policies, "sqs:SendMessage") &&
        "no queue policy denies everyone sqs:SendMessage without TLS",
    ];
  },
});

/** By default, SQS encrypts a queue with its own key. */
function encryptionProblem({ inputs }: StackNode, { requireKms }: Config): Problems {
  if (isPresent(inputs.kmsMasterKeyId)) return false;
  if (requireKms) return "has no kmsMasterKeyId";
  const isManaged = known(inputs.sqsManagedSseEnabled, "sqsManagedSseEnabled");
  return isManaged === false && "is not encrypted: sqsManagedSseEnabled is false";
}
