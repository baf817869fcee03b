import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import { tags } from "./tags";

const topicArn = "arn:aws:sns:eu-west-1:123456789012:alarms";
const queueArn = "arn:aws:sqs:eu-west-1:123456789012:events";
const keyPolicy = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Services",
      Effect: "Allow",
      Principal: {
        Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "sns.amazonaws.com"],
      },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
    },
  ],
};

function ownersAndTls(action: string, arn: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: ["events.amazonaws.com", "sns.amazonaws.com"] },
        Action: action,
        Resource: arn,
        Condition: { ArnEquals: { "aws:SourceArn": [topicArn] } },
      },
      {
        Effect: "Deny",
        Principal: { AWS: ["*"] },
        Action: [action],
        Resource: [arn],
        Condition: { Bool: { "aws:SecureTransport": ["false"] } },
      },
    ],
  };
}

/** A topic and a queue under a key of the account, with what sends to them. */
export const messages: readonly TestResource[] = [
  {
    type: "aws:kms/key:Key",
    name: "key",
    inputs: {
      id: "key",
      arn: "arn:aws:kms:eu-west-1:123456789012:key/key",
      policy: keyPolicy,
      tags,
    },
  },
  {
    type: "aws:kms/alias:Alias",
    name: "key-alias",
    inputs: { name: "alias/messages", targetKeyId: "key" },
  },
  {
    type: "aws:cloudformation/stack:Stack",
    name: "templates",
    inputs: {
      templateBody: JSON.stringify({
        Resources: { Log: { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: 30 } } },
      }),
      tags,
    },
  },
  { type: "aws:kms/keyPolicy:KeyPolicy", name: "own", inputs: { keyId: "key", policy: keyPolicy } },
  {
    type: "aws:sns/topic:Topic",
    name: "alarms",
    inputs: {
      name: "alarms",
      kmsMasterKeyId: "arn:aws:kms:eu-west-1:123456789012:key/key",
      policy: ownersAndTls("sns:Publish", topicArn),
      tags,
    },
  },
  {
    type: "aws:sns/topicPolicy:TopicPolicy",
    name: "topic-policy",
    inputs: { arn: topicArn, policy: ownersAndTls("sns:Publish", topicArn) },
  },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "mail",
    inputs: { topic: topicArn, protocol: "email", endpoint: "someone@example.com" },
  },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "to-queue",
    inputs: { topic: topicArn, protocol: "sqs", endpoint: queueArn },
  },
  {
    type: "aws:sqs/queue:Queue",
    name: "events",
    inputs: {
      name: "events",
      kmsMasterKeyId: "alias/messages",
      sqsManagedSseEnabled: false,
      policy: ownersAndTls("sqs:SendMessage", queueArn),
      tags,
    },
  },
  {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name: "queue-policy",
    inputs: { queueUrl: "events", policy: ownersAndTls("sqs:SendMessage", queueArn) },
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "age",
    inputs: {
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: "events" },
      alarmActions: [topicArn],
      okActions: [topicArn, queueArn],
      tags,
    },
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "to-events",
    inputs: {
      rule: "nightly",
      arn: queueArn,
      deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:123456789012:failures" },
    },
  },
];
