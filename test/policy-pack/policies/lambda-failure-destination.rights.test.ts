import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  allowTo,
  arnOf,
  attachment,
  bucket,
  document,
  fn,
  invokeConfig,
  mapping,
  queue,
  resource,
  role,
  rolePolicy,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const failures = arnOf.queue("failures");
const onFailure = (destination: unknown, inputs = {}) =>
  invokeConfig({ destinationConfig: { onFailure: { destination } }, ...inputs });
const worker = (inputs = {}) => fn({ role: arnOf.role("worker"), ...inputs });
const failureQueue = (inputs = {}) => queue({ name: "failures", ...inputs });
const sendTo = (resources: string | readonly string[]) =>
  rolePolicy(allow("sqs:SendMessage", resources));
const mayNot = (action: string, to = "'failures'") =>
  `failed events of 'worker' go to ${to}, and no policy of role 'worker-role' allows ${action}`;

const busArn = "arn:aws:events:eu-west-1:123456789012:event-bus/failed";
const denying = (principal: unknown, action: string) =>
  document({ ...allowTo(principal, action), Effect: "Deny" });

testMoreOfStackPolicy("lambda-failure-destination", "whether the role may send", [
  {
    kind: "pass",
    title: "a queue that the role may send to, which keeps events for four days by default",
    resources: [onFailure(failures), worker(), role(), sendTo(failures), failureQueue()],
    reports: [],
  },
  {
    kind: "pass",
    title: "rights by a pattern, by a managed policy, and of a role of another stack",
    resources: [
      onFailure(failures),
      worker(),
      role(),
      rolePolicy(allow("sqs:Send*", "arn:aws:sqs:*:*:fail*")),
      fn({
        name: "helper",
        role: arnOf.role("helper"),
        deadLetterConfig: { targetArn: arnOf.topic("alarms") },
      }),
      role({ name: "helper" }, { name: "helper-role" }),
      attachment("AmazonSNSFullAccess", { role: "helper" }),
      fn({
        name: "other",
        role: arnOf.role("other"),
        deadLetterConfig: { targetArn: failures },
      }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a topic, an event bus, another function and a bucket",
    resources: [
      onFailure(arnOf.topic("orders"), { qualifier: "1" }),
      invokeConfig(
        {
          qualifier: "2",
          destinationConfig: {
            onFailure: { destination: "arn:aws:events:eu-west-1:123456789012:event-bus/failed" },
          },
        },
        { name: "to-bus" },
      ),
      invokeConfig(
        {
          qualifier: "3",
          destinationConfig: { onFailure: { destination: "arn:aws:s3:::failed" } },
        },
        { name: "to-bucket" },
      ),
      worker(),
      role(),
      rolePolicy([
        allow("sns:Publish", arnOf.topic("orders")),
        allow("events:PutEvents", "arn:aws:events:eu-west-1:123456789012:event-bus/failed"),
        allow("s3:PutObject", "arn:aws:s3:::failed/*"),
      ]),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a topic of Kafka, which a mapping may name",
    resources: [
      mapping({
        topics: ["orders"],
        startingPosition: "LATEST",
        destinationConfig: { onFailure: { destinationArn: "kafka://failed" } },
      }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a role that may do nothing",
    resources: [onFailure(failures), worker(), role(), failureQueue()],
    reports: [mayNot("sqs:SendMessage")],
  },
  {
    kind: "evasion",
    title: "a role that may send to another queue, and only read this one",
    resources: [
      onFailure(failures),
      worker(),
      role(),
      rolePolicy([
        allow("sqs:SendMessage", arnOf.queue("jobs")),
        allow("sqs:ReceiveMessage", failures),
      ]),
      failureQueue(),
    ],
    reports: [mayNot("sqs:SendMessage")],
  },
  {
    kind: "evasion",
    title: "a right that another statement denies",
    resources: [
      onFailure(failures),
      worker(),
      role(),
      rolePolicy([
        allow("sqs:SendMessage", failures),
        { Sid: "Quiet", Effect: "Deny", Action: "sqs:*", Resource: "*" },
      ]),
    ],
    reports: [
      `failed events of 'worker' go to ${failures}, and policy of 'worker-data' statement Quiet denies sqs:SendMessage`,
    ],
  },
  {
    kind: "evasion",
    title: "policies of the queue, a topic, a bus and a bucket that deny the role",
    resources: [
      onFailure(failures),
      worker({ deadLetterConfig: { targetArn: arnOf.topic("orders") } }),
      role(),
      rolePolicy([
        allow(["sqs:SendMessage", "sns:Publish"]),
        allow("events:PutEvents", busArn),
        allow("s3:PutObject", "arn:aws:s3:::failed/*"),
      ]),
      failureQueue({ policy: denying({ AWS: arnOf.role("worker") }, "sqs:*") }),
      resource("aws:sqs/queuePolicy:QueuePolicy", "failures-policy", {
        queueUrl: failures,
        policy: document({
          Effect: "Deny",
          NotPrincipal: { AWS: arnOf.role("helper") },
          NotAction: "sqs:ReceiveMessage",
          Resource: failures,
        }),
      }),
      topic({ name: "orders" }),
      resource("aws:sns/topicPolicy:TopicPolicy", "orders-policy", {
        arn: arnOf.topic("orders"),
        policy: denying("*", "sns:Publish"),
      }),
      resource("aws:cloudwatch/eventBus:EventBus", "bus", { name: "failed" }),
      resource("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "bus-policy", {
        eventBusName: "failed",
        policy: denying({ AWS: arnOf.role("worker") }, "events:PutEvents"),
      }),
      invokeConfig(
        { qualifier: "2", destinationConfig: { onFailure: { destination: busArn } } },
        { name: "to-bus" },
      ),
      bucket({ bucket: "failed" }),
      resource("aws:s3/bucketPolicy:BucketPolicy", "bucket-policy", {
        bucket: "failed",
        policy: denying({ AWS: arnOf.role("worker") }, "s3:Put*"),
      }),
      invokeConfig(
        {
          qualifier: "3",
          destinationConfig: { onFailure: { destination: "arn:aws:s3:::failed" } },
        },
        { name: "to-bucket" },
      ),
    ],
    reports: [
      "failed events of 'worker' go to 'failures', and policy of 'failures-policy' statement 1 denies role 'worker-role' sqs:SendMessage",
      "failed events of 'worker' go to 'failures', and policy of 'failures' statement 1 denies role 'worker-role' sqs:SendMessage",
      {
        resource: "worker",
        message:
          "failed events of 'worker' go to 'orders', and policy of 'orders-policy' statement 1 denies role 'worker-role' sns:Publish",
      },
      {
        resource: "to-bus",
        message:
          "failed events of 'worker' go to 'bus', and policy of 'bus-policy' statement 1 denies role 'worker-role' events:PutEvents",
      },
      {
        resource: "to-bucket",
        message:
          "failed events of 'worker' go to 'data', and policy of 'bucket-policy' statement 1 denies role 'worker-role' s3:PutObject",
      },
    ],
  },
  {
    kind: "pass",
    title: "policies of a queue that deny others, other actions, or plain HTTP",
    resources: [
      onFailure(failures),
      worker(),
      role(),
      role({ name: "helper" }, { name: "helper-role" }),
      sendTo(failures),
      failureQueue({
        policy: document(
          [
            [{ AWS: arnOf.role("helper") }, "sqs:SendMessage"],
            [{ AWS: arnOf.role("worker") }, "sqs:ReceiveMessage"],
            ["*", "sqs:*", { Bool: { "aws:SecureTransport": "false" } }],
            ["*", "sqs:*", { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } }],
          ].map(([to, action, Condition]) => ({
            ...allowTo(to, String(action)),
            Effect: "Deny",
            Condition,
          })),
        ),
      }),
      resource("aws:sqs/queuePolicy:QueuePolicy", "failures-policy", {
        queueUrl: failures,
        policy: unknown,
      }),
    ],
    reports: [],
  },
  {
    kind: "linked",
    title: "a queue, a function and a role that only the update can name",
    resources: [
      invokeConfig(
        { functionName: unknown, destinationConfig: { onFailure: { destination: unknown } } },
        { dependsOn: { functionName: ["worker"], destinationConfig: ["failures"] } },
      ),
      fn({ name: undefined, role: unknown }, { dependsOn: { role: ["worker-role"] } }),
      role({ name: undefined }),
      rolePolicy(allow("sns:Publish"), { role: unknown }, { dependsOn: { role: ["worker-role"] } }),
      queue({ name: undefined }, { name: "failures" }),
    ],
    reports: [mayNot("sqs:SendMessage")],
  },
  {
    kind: "evasion",
    title: "a stream's queue that the role may not send to",
    resources: [
      worker(),
      mapping({
        startingPosition: "LATEST",
        destinationConfig: { onFailure: { destinationArn: failures } },
      }),
      role(),
    ],
    reports: [{ resource: "jobs-of-worker", message: mayNot("sqs:SendMessage", failures) }],
  },
]);
