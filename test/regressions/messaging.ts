import type { Regression } from "./regression";

const alarmTopic = "infra/components/alarm-topic.ts";
const failureQueue = "infra/components/failure-queue.ts";
const alarmPolicies = "infra/alarm-policies.ts";

export const messagingRegressions: readonly Regression[] = [
  {
    title: "the alarm topic is not encrypted",
    edits: [
      {
        file: alarmTopic,
        from: "{ name: topicName, kmsMasterKeyId: key.arn },",
        to: "{ name: topicName },",
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "the alarm topic is on the key that AWS manages, which drops alarms without a word",
    edits: [
      {
        file: alarmTopic,
        from: "kmsMasterKeyId: key.arn }",
        to: 'kmsMasterKeyId: "alias/aws/sns" }',
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "the key of the alarm topic does not let CloudWatch use it",
    edits: [
      {
        file: alarmPolicies,
        from: 'actions: ["kms:Decrypt", "kms:GenerateDataKey"],',
        to: 'actions: ["kms:Decrypt"],',
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "anyone of any organization may use the key of the alarm topic",
    edits: [
      {
        file: alarmPolicies,
        from: `principal: { service: "cloudwatch.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: THIS_KEY,
      condition: { StringEquals: { "aws:SourceAccount": accountId } },`,
        to: `principal: { aws: "*" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: THIS_KEY,
      condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } },`,
      },
    ],
    reports: ["iam-no-public-policies: alarms-key", "sns-topic-secure: alarms-topic"],
  },
  {
    title: "any account's alarms may publish to the alarm topic, by a condition that all meet",
    edits: [
      {
        file: alarmPolicies,
        from: `StringEquals: { "aws:SourceAccount": deployment.accountId },
        ArnLike: {
          "aws:SourceArn": regionalArn(
            deployment,
            "cloudwatch",
            \`alarm:\${physicalName(deployment, "*")}\`,
          ),
        },`,
        to: 'ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:*" },',
      },
      {
        file: alarmPolicies,
        from: "import { type Deployment, physicalName, regionalArn } from",
        to: "import { type Deployment, regionalArn } from",
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "nobody subscribes to the alarms, where the organisation asks for it",
    edits: [{ file: alarmTopic, from: "if (email !== undefined) subscribe(email);", to: "" }],
    packConfig: { "sns-topic-subscribed": "mandatory" },
    reports: ["sns-topic-subscribed: alarms-topic"],
  },
  {
    title: "the subscription drops the messages of alarms, where the organisation asks for one",
    edits: [
      {
        file: alarmTopic,
        from: 'protocol: "email", endpoint }',
        to: 'protocol: "email", endpoint, filterPolicy: JSON.stringify({ severity: ["high"] }) }',
      },
    ],
    packConfig: { "sns-topic-subscribed": "mandatory" },
    reports: ["sns-topic-subscribed: alarms-topic"],
  },
  {
    title: "the failure queue is not encrypted",
    edits: [
      {
        file: failureQueue,
        from: "sqsManagedSseEnabled: true,",
        to: "sqsManagedSseEnabled: false,",
      },
    ],
    reports: ["sqs-queue-secure: failures"],
  },
  {
    title: "everyone may send to the failure queue",
    edits: [
      {
        file: failureQueue,
        from: 'principal: { service: "events.amazonaws.com" },',
        to: 'principal: { aws: "*" },',
      },
      {
        file: failureQueue,
        from: 'condition: { ArnEquals: { "aws:SourceArn": ruleArns } },',
        to: "",
      },
    ],
    reports: ["sqs-queue-secure: failures"],
  },
  {
    title: "rules of any account may send to the failure queue, by a condition that all meet",
    edits: [
      {
        file: failureQueue,
        from: 'condition: { ArnEquals: { "aws:SourceArn": ruleArns } },',
        to: 'condition: { ArnLike: { "aws:SourceArn": ruleArns.map((arn) => arn.replace(/\\d{12}/, "*")) } },',
      },
    ],
    reports: ["sqs-queue-secure: failures"],
  },
  {
    title: "the logs are on no key of the account's own, where the organisation asks for one",
    edits: [],
    packConfig: { "log-group-encrypted": "mandatory" },
    reports: ["log-group-encrypted: data-ingestion-logs, data-output-logs, data-transform-logs"],
  },
  {
    title: "a resource is in a region that the organisation does not allow",
    edits: [
      {
        file: alarmTopic,
        from: "targetKeyId: key.keyId },",
        to: 'targetKeyId: key.keyId, region: "us-east-1" },',
      },
    ],
    packConfig: { "aws-allowed-region": { enforcementLevel: "mandatory", regions: ["eu-*"] } },
    reports: ["aws-allowed-region: alarms-key-alias"],
  },
  {
    title: "the policy of the alarm topic lets another service publish",
    edits: [
      {
        file: alarmPolicies,
        from: 'principal: { service: "cloudwatch.amazonaws.com" },\n      actions: ["sns:Publish"],',
        to: 'principal: { service: "events.amazonaws.com" },\n      actions: ["sns:Publish"],',
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "the policy of the alarm topic is for alarms of another name",
    edits: [
      {
        file: alarmPolicies,
        from: 'physicalName(deployment, "*")',
        to: 'physicalName(deployment, "other-*")',
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "the policy of the alarm topic denies what it allows, on the same condition",
    edits: [
      {
        file: alarmPolicies,
        from: 'denyInsecureTransport(["sns:Publish"], [topicArn]),',
        to: `denyInsecureTransport(["sns:Publish"], [topicArn]),
    {
      sid: "DenyAccount",
      effect: "Deny",
      principal: { aws: "*" },
      actions: ["sns:Publish"],
      resources: [topicArn],
      condition: { StringEquals: { "aws:SourceAccount": deployment.accountId } },
    },`,
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "the key of the alarm topic is disabled",
    edits: [
      {
        file: alarmTopic,
        from: "enableKeyRotation: true,",
        to: "enableKeyRotation: true, isEnabled: false,",
      },
    ],
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    title: "the key of the alarm topic is not rotated",
    edits: [{ file: alarmTopic, from: "enableKeyRotation: true,", to: "" }],
    packConfig: { "kms-key-rotation": "mandatory" },
    reports: ["kms-key-rotation: alarms-key"],
  },
  {
    title: "the failure queue lets no rule leave its dead letters",
    edits: [
      {
        file: failureQueue,
        from: 'actions: ["sqs:SendMessage"],',
        to: 'actions: ["sqs:ReceiveMessage"],',
      },
    ],
    reports: ["sqs-queue-secure: failures"],
  },
  {
    title: "the failure queue forgets within a minute",
    edits: [
      {
        file: failureQueue,
        from: "messageRetentionSeconds: 14 * 24 * 3600,",
        to: "messageRetentionSeconds: 60,",
      },
    ],
    reports: ["lambda-failure-destination: failures"],
  },
];
