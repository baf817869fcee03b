import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("sqs-queue-secure", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a queue for dead letters of a rule, on the key of SQS",
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "failures",
          inputs: { name: "failures", sqsManagedSseEnabled: true },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "changes",
          inputs: {
            rule: "changes",
            arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
            deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:123456789012:failures" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "SQS encrypts with a key of its own unless told not to",
      resources: [{ type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "jobs" } }],
      reports: [],
    },
    {
      kind: "fail",
      title: "a queue that is not encrypted",
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: { name: "jobs", sqsManagedSseEnabled: false },
        },
      ],
      reports: ["is not encrypted: sqsManagedSseEnabled is false"],
    },
    {
      kind: "fail",
      title: "the key that AWS manages, where S3, SNS and a rule send",
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: { name: "jobs", kmsMasterKeyId: "alias/aws/sqs" },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            queues: [{ queueArn: "arn:aws:sqs:eu-west-1:123456789012:jobs" }],
          },
        },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "orders",
          inputs: {
            topic: "arn:aws:sns:eu-west-1:123456789012:orders",
            protocol: "sqs",
            endpoint: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "changes",
          inputs: {
            rule: "changes",
            arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
            deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:123456789012:jobs" },
          },
        },
      ],
      reports: [
        "kmsMasterKeyId is alias/aws/sqs, a key that AWS manages, which events.amazonaws.com ('changes') and s3.amazonaws.com ('uploads') and sns.amazonaws.com ('orders') can't use: take a key of your own",
      ],
    },
    {
      kind: "fail",
      title: "a policy that lets everyone send",
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: {
            name: "jobs",
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}]}',
          },
        },
      ],
      reports: [
        "policy statement 1 allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "fail",
      title:
        "everyone on behalf of a bucket by its name, of all buckets, of some, and of a topic of any account",
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: {
            name: "jobs",
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:orders"}}},{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:*"}}},{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:orders"}}},{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:eu-west-1:*:orders"}}},{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:orders*"}}}]}',
          },
        },
      ],
      reports: [
        "policy statement 2 allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy statement 3 allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy statement 5 allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "linked",
      title: "by dependency: a policy for everyone, where only the update knows the queue's URL",
      resources: [
        { type: "aws:sqs/queue:Queue", name: "jobs", inputs: {} },
        {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          name: "jobs-policy",
          inputs: {
            queueUrl: unknown,
            policy:
              '{"Statement":[{"Sid":"Open","Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"},{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:123456789012:orders"}}}]}',
          },
          dependsOn: { queueUrl: ["jobs"] },
        },
      ],
      reports: [
        "policy of 'jobs-policy' statement Open allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "unknown",
      title: "a switch, and a policy, that only the update knows",
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: { name: "jobs", sqsManagedSseEnabled: unknown, policy: unknown },
        },
      ],
      reports: [
        "sqsManagedSseEnabled is not known before the update: set it to a value that the preview can judge",
        { level: "advisory", message: "policy is not known before the update: judged then" },
      ],
    },
    {
      kind: "config",
      title: "KMS and TLS are asked for",
      config: { requireKms: true, requireTls: true },
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: { name: "jobs", sqsManagedSseEnabled: true },
        },
      ],
      reports: [
        "has no kmsMasterKeyId",
        "no queue policy denies everyone sqs:SendMessage without TLS",
      ],
    },
    {
      kind: "config",
      title: "KMS and TLS are asked for, and there",
      config: { requireKms: true, requireTls: true },
      resources: [
        {
          type: "aws:sqs/queue:Queue",
          name: "jobs",
          inputs: {
            name: "jobs",
            kmsMasterKeyId: unknown,
            policy:
              '{"Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}}',
          },
        },
      ],
      reports: [],
    },
  ],
});
