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
  variable,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const send = (more = {}) => allowTo("*", "sqs:SendMessage", more);
const sendFrom = (sourceArn: string) =>
  send({ Condition: { ArnLike: { "aws:SourceArn": sourceArn } } });

/** A queue's policy that lets services of AWS send. */
const senders = (...names: string[]) =>
  document(
    allowTo({ Service: names.map((name) => `${name}.amazonaws.com`) }, "sqs:SendMessage", {
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    }),
  );

const topicArn = arnOf.topic("orders");

/** A service may send, on that condition. */
const sendAs = (Service: string, Condition?: object) =>
  allowTo({ Service }, "sqs:SendMessage", Condition === undefined ? {} : { Condition });

const anySource = (statement: string, service: string) =>
  `${statement} allows ${service} whatever account it acts for: add a condition on aws:SourceArn or aws:SourceAccount`;

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
      kind: "evasion",
      title: "everyone, and services, on conditions that restrict nothing",
      resources: [
        queue({
          policy: document([
            sendFrom("arn:aws:s3:::*"),
            sendFrom("arn:aws:s3:::orders-*"),
            send({ Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } }),
            send({
              Condition: {
                StringEquals: { "aws:PrincipalAccount": variable("aws:PrincipalAccount") },
              },
            }),
            send({ Condition: { Null: { "aws:SourceArn": "false" } } }),
            sendAs("events.amazonaws.com"),
            sendAs("events.amazonaws.com", {
              ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-1:*:rule/nightly" },
            }),
            sendAs("sns.amazonaws.com", { ArnLikeIfExists: { "aws:SourceArn": topicArn } }),
            sendAs("sns.amazonaws.com", {
              "ForAllValues:ArnLike": { "aws:SourceArn": topicArn },
            }),
            sendAs("sns.amazonaws.com", { ArnNotLike: { "aws:SourceArn": topicArn } }),
          ]),
        }),
      ],
      reports: [
        everyone("policy statement 1"),
        everyone("policy statement 2"),
        everyone("policy statement 3"),
        everyone("policy statement 4"),
        everyone("policy statement 5"),
        anySource("policy statement 6", "events.amazonaws.com"),
        anySource("policy statement 7", "events.amazonaws.com"),
        anySource("policy statement 8", "sns.amazonaws.com"),
        anySource("policy statement 9", "sns.amazonaws.com"),
        anySource("policy statement 10", "sns.amazonaws.com"),
      ],
    },
    {
      kind: "evasion",
      title: "a service that may do everything",
      resources: [
        queue({
          policy: document(
            ["sqs:*", "*", "s*:SendMessage"].map((action) => ({
              ...sendAs("sns.amazonaws.com", { ArnEquals: { "aws:SourceArn": topicArn } }),
              Action: action,
            })),
          ),
        }),
      ],
      reports: [1, 2, 3].map(
        (statement) =>
          `policy statement ${statement} allows sns.amazonaws.com every action: name what the service does`,
      ),
    },
    {
      kind: "pass",
      title: "everyone, and services, of the account and the organization that the queue is in",
      resources: [
        queue({
          policy: document([
            send({
              Condition: { StringEquals: { "aws:PrincipalOrgID": variable("aws:ResourceOrgID") } },
            }),
            send({
              Condition: {
                StringEquals: { "aws:PrincipalAccount": variable("aws:ResourceAccount") },
              },
            }),
            sendAs("events.amazonaws.com", {
              StringEquals: { "aws:SourceAccount": "123456789012" },
            }),
            sendAs("sns.amazonaws.com", {
              ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:orders*" },
            }),
            sendAs("s3.amazonaws.com", { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::orders" } }),
            sendAs("s3.amazonaws.com", {
              ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders-*" },
              StringEquals: { "aws:SourceAccount": "123456789012" },
            }),
          ]),
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a policy for everyone of a queue that is not in the stack",
      resources: [
        queue(),
        resource("aws:sqs/queuePolicy:QueuePolicy", "other-policy", {
          queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/other",
          policy: document(send()),
        }),
      ],
      reports: [{ resource: "other-policy", message: everyone("policy statement 1") }],
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
        "sqsManagedSseEnabled is not known before the update: set it to a value that the preview can evaluate",
        { level: "advisory", message: "policy is not known before the update: evaluated then" },
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
