import { type Deployment, physicalName, regionalArn } from "./deployment";
import { denyInsecureTransport, policyDocument } from "./policy-document";

// Listed instead of kms:*: administrators of the account can manage the key, but not decrypt with it.
const KEY_ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

// In a key policy, "*" means this key; there is no other way to refer to it.
const THIS_KEY = ["*"];

/** The policy of the key that encrypts the alarm topic. */
export function alarmKeyPolicy({ partition, accountId }: Deployment): string {
  return policyDocument([
    {
      sid: "Administration",
      principal: { aws: `arn:${partition}:iam::${accountId}:root` },
      actions: KEY_ADMINISTRATION,
      resources: THIS_KEY,
    },
    {
      sid: "CloudWatchPublishes",
      principal: { service: "cloudwatch.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: THIS_KEY,
      condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ]);
}

/** The policy of the alarm topic: this stack's alarms publish, over TLS. */
export function alarmTopicPolicy(deployment: Deployment, topicName: string): string {
  const topicArn = regionalArn(deployment, "sns", topicName);
  return policyDocument([
    {
      sid: "CloudWatchPublishes",
      principal: { service: "cloudwatch.amazonaws.com" },
      actions: ["sns:Publish"],
      resources: [topicArn],
      condition: {
        StringEquals: { "aws:SourceAccount": deployment.accountId },
        ArnLike: {
          "aws:SourceArn": regionalArn(
            deployment,
            "cloudwatch",
            `alarm:${physicalName(deployment, "*")}`,
          ),
        },
      },
    },
    denyInsecureTransport(["sns:Publish"], [topicArn]),
  ]);
}
