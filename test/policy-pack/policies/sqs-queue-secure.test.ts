import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allowTo,
  arnOf,
  document,
  notification,
  queue,
  resource,
  subscription,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const send = (more = {}) => allowTo("*", "sqs:SendMessage", more);
const sendFrom = (sourceArn: string) =>
  send({ Condition: { ArnLike: { "aws:SourceArn": sourceArn } } });

/** A queue's policy that lets services of AWS send. */
const senders = (...names: string[]) =>
  document(allowTo({ Service: names.map((name) => `${name}.amazonaws.com`) }, "sqs:SendMessage"));

const everyone = (statement: string) =>
  `${statement} allows everyone: name the principals, or restrict it to an account, an organization or a network`;

testStackPolicy("sqs-queue-secure", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a queue for dead letters of a rule, on the key of SQS",
      resources: [
        queue({ name: "failures", sqsManagedSseEnabled: true, policy: senders("events") }),
        target({ deadLetterConfig: { arn: arnOf.queue("failures") } }, { name: "changes" }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "SQS encrypts with a key of its own unless told not to",
      resources: [queue()],
      reports: [],
    },
    {
      kind: "fail",
      title: "a queue that is not encrypted",
      resources: [queue({ sqsManagedSseEnabled: false })],
      reports: ["is not encrypted: sqsManagedSseEnabled is false"],
    },
    {
      kind: "fail",
      title: "the key that AWS manages, where S3, SNS and a rule send",
      resources: [
        queue({ kmsMasterKeyId: "alias/aws/sqs", policy: senders("events", "s3", "sns") }),
        notification({ lambdaFunctions: undefined, queues: [{ queueArn: arnOf.queue("jobs") }] }),
        subscription(
          { topic: arnOf.topic("orders"), protocol: "sqs", endpoint: arnOf.queue("jobs") },
          { name: "orders" },
        ),
        target({ deadLetterConfig: { arn: arnOf.queue("jobs") } }, { name: "changes" }),
      ],
      reports: [
        "kmsMasterKeyId is alias/aws/sqs, a key that AWS manages, which events.amazonaws.com ('changes') and s3.amazonaws.com ('uploads') and sns.amazonaws.com ('orders') can't use: take a key of your own",
      ],
    },
    {
      kind: "fail",
      title: "a policy that lets everyone send",
      resources: [queue({ policy: document(send()) })],
      reports: [everyone("policy statement 1")],
    },
    {
      kind: "fail",
      title:
        "everyone on behalf of a bucket by its name, of all buckets, of some, and of a topic of any account",
      resources: [
        queue({
          policy: document([
            sendFrom("arn:aws:s3:*:*:orders"),
            sendFrom("arn:aws:s3:*:*:*"),
            sendFrom("arn:aws:sns:*:*:orders"),
            sendFrom("arn:aws:s3:eu-west-1:*:orders"),
            sendFrom("arn:aws:s3:*:*:orders*"),
          ]),
        }),
      ],
      reports: [
        everyone("policy statement 2"),
        everyone("policy statement 3"),
        everyone("policy statement 5"),
      ],
    },
    {
      kind: "linked",
      title: "by dependency: a policy for everyone, where only the update knows the queue's URL",
      resources: [
        queue({ name: undefined }),
        resource(
          "aws:sqs/queuePolicy:QueuePolicy",
          "jobs-policy",
          {
            queueUrl: unknown,
            policy: document([
              send({ Sid: "Open" }),
              send({ Condition: { ArnEquals: { "aws:SourceArn": arnOf.topic("orders") } } }),
            ]),
          },
          { dependsOn: { queueUrl: ["jobs"] } },
        ),
      ],
      reports: [everyone("policy of 'jobs-policy' statement Open")],
    },
    {
      kind: "unknown",
      title: "a switch, and a policy, that only the update knows",
      resources: [queue({ sqsManagedSseEnabled: unknown, policy: unknown })],
      reports: [
        "sqsManagedSseEnabled is not known before the update: set it to a value that the preview can judge",
        { level: "advisory", message: "policy is not known before the update: judged then" },
      ],
    },
    {
      kind: "config",
      title: "KMS and TLS are asked for",
      config: { requireKms: true, requireTls: true },
      resources: [queue({ sqsManagedSseEnabled: true })],
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
        queue({
          kmsMasterKeyId: unknown,
          policy: document({
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
        }),
      ],
      reports: [],
    },
  ],
});
