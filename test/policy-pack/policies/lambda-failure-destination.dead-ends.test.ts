import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
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
  target,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const failures = arnOf.queue("failures");
const onFailure = (destination: unknown, inputs = {}) =>
  invokeConfig({ destinationConfig: { onFailure: { destination } }, ...inputs });
const worker = (inputs = {}) => fn({ role: arnOf.role("worker"), ...inputs });
const failureQueue = (inputs = {}, options = {}) => queue({ name: "failures", ...inputs }, options);
const sendTo = (resources: string | readonly string[]) =>
  rolePolicy(allow("sqs:SendMessage", resources));
const mayNot = (action: string, to = "'failures'") =>
  `failed events of 'worker' go to ${to}, and no policy of role 'worker-role' allows ${action}`;

const busArn = "arn:aws:events:eu-west-1:123456789012:event-bus/failed";
const denying = (principal: unknown, action: string) =>
  document({ ...allowTo(principal, action), Effect: "Deny" });

/** Function 'data-output', whose group is invoked asynchronously, and a rule that invokes it. */
const output = [
  fn({ name: "output" }, { name: "data-output" }),
  invokeConfig(
    { functionName: "output", destinationConfig: { onFailure: { destination: failures } } },
    { name: "settings-of-output" },
  ),
];

const handsOn = (name: string) => ({
  redrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf.queue(name), maxReceiveCount: 3 }),
});

testMoreOfStackPolicy("lambda-failure-destination", "where failed events end", [
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
  {
    kind: "evasion",
    title: "destinations that are no ARN, or the ARN of something that takes no events",
    resources: [
      onFailure("failures"),
      invokeConfig(
        {
          qualifier: "live",
          destinationConfig: {
            onFailure: { destination: "https://sqs.eu-west-1.amazonaws.com/123456789012/failures" },
          },
        },
        { name: "of-live" },
      ),
      fn({ deadLetterConfig: { targetArn: arnOf.fn("helper") } }),
      target({ deadLetterConfig: { arn: arnOf.topic("alarms") } }),
      resource("aws:scheduler/schedule:Schedule", "schedule", {
        target: { arn: arnOf.fn("worker"), deadLetterConfig: { arn: "failures" } },
      }),
    ],
    reports: [
      "destinationConfig.onFailure.destination is failures, expected the ARN of a queue or a topic or a function or an event bus or a bucket",
      {
        resource: "of-live",
        message:
          "destinationConfig.onFailure.destination is https://sqs.eu-west-1.amazonaws.com/123456789012/failures, expected the ARN of a queue or a topic or a function or an event bus or a bucket",
      },
      {
        resource: "worker",
        message: `deadLetterConfig.targetArn is ${arnOf.fn("helper")}, expected the ARN of a queue or a topic`,
      },
      {
        resource: "target",
        message: `deadLetterConfig.arn is ${arnOf.topic("alarms")}, expected the ARN of a queue`,
      },
      {
        resource: "schedule",
        message: "target.deadLetterConfig.arn is failures, expected the ARN of a queue",
      },
    ],
  },
  {
    kind: "boundary",
    title: "a queue that keeps failed events for a day, and takes them whole",
    resources: [
      failureQueue({ messageRetentionSeconds: 86400, maxMessageSize: 262144, fifoQueue: false }),
      onFailure(failures),
    ],
    reports: [],
  },
  {
    kind: "beyond",
    title: "a queue that keeps failed events for a second less, or only small ones, or in order",
    resources: [
      failureQueue({ messageRetentionSeconds: 86399, maxMessageSize: 262143, fifoQueue: true }),
      onFailure(failures),
    ],
    reports: [
      "takes failed events and keeps them for 86399 s: expected a messageRetentionSeconds of 86400 or more",
      "takes failed events and refuses those of more than 262143 bytes: expected a maxMessageSize of 262144 or more",
      "takes failed events and is a FIFO queue, to which neither Lambda nor EventBridge sends them",
    ],
  },
  {
    kind: "evasion",
    title: "a minute, for what rules, functions and mappings leave there",
    resources: [
      queue({ name: undefined, messageRetentionSeconds: 60 }, { name: "failures" }),
      target(
        { deadLetterConfig: { arn: unknown } },
        { dependsOn: { deadLetterConfig: ["failures"] } },
      ),
    ],
    reports: [
      "takes failed events and keeps them for 60 s: expected a messageRetentionSeconds of 86400 or more",
    ],
  },
  ...[
    {
      title: "a minute, in the queue that the queue of failures hands on to",
      resources: [failureQueue(handsOn("sink")), onFailure(failures)],
    },
    {
      title: "a minute, for what a function fails on that reads a queue",
      resources: [queue(handsOn("sink")), mapping()],
    },
    {
      title: "a minute, where a resource of its own says what the queue hands on",
      resources: [
        queue(),
        mapping(),
        resource("aws:sqs/redrivePolicy:RedrivePolicy", "redrive", {
          queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs",
          ...handsOn("sink"),
        }),
      ],
    },
    {
      title: "a minute, two queues on",
      resources: [
        queue(handsOn("between")),
        mapping(),
        queue({ name: "between", ...handsOn("sink") }),
      ],
    },
  ].map(({ title, resources }) => ({
    kind: "evasion" as const,
    title,
    resources: [...resources, queue({ name: "sink", messageRetentionSeconds: 60 })],
    reports: [
      {
        resource: "sink",
        message:
          "takes failed events and keeps them for 60 s: expected a messageRetentionSeconds of 86400 or more",
      },
    ],
  })),
  {
    kind: "pass",
    title:
      "queues that hand on what fails to one that keeps it, also in order, and one that nobody reads",
    resources: [
      queue({ fifoQueue: true, ...handsOn("failed") }),
      mapping(),
      queue({ name: "failed", fifoQueue: true, maxMessageSize: 1024 }),
      queue({ name: "unread", ...handsOn("sink") }),
      queue({ name: "sink", messageRetentionSeconds: 60 }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a minute, for messages that are no failures",
    resources: [queue({ messageRetentionSeconds: 60, maxMessageSize: 1024, fifoQueue: true })],
    reports: [],
  },
  {
    kind: "unknown",
    title: "a retention that only the update knows",
    resources: [failureQueue({ messageRetentionSeconds: unknown }), onFailure(failures)],
    reports: [
      "messageRetentionSeconds is not known before the update: set it to a value that the preview can evaluate",
    ],
  },
  {
    kind: "config",
    title: "two weeks",
    config: { minRetentionSeconds: 1209600 },
    resources: [failureQueue({ messageRetentionSeconds: 1209599 }), onFailure(failures)],
    reports: [
      "takes failed events and keeps them for 1209599 s: expected a messageRetentionSeconds of 1209600 or more",
    ],
  },
  {
    kind: "evasion",
    title: "a rule and a schedule of a function of the pipeline, without dead letters",
    resources: [
      target({ arn: arnOf.fn("output") }),
      resource("aws:scheduler/schedule:Schedule", "schedule", {
        target: { arn: arnOf.fn("output") },
      }),
      target(
        { arn: arnOf.fn("output"), deadLetterConfig: { arn: unknown } },
        { name: "with-dead-letters" },
      ),
      ...output,
    ],
    reports: [
      "has no deadLetterConfig: events that can't be handed to function 'data-output' are dropped",
      {
        resource: "schedule",
        message:
          "has no deadLetterConfig: events that can't be handed to function 'data-output' are dropped",
      },
    ],
  },
  {
    kind: "pass",
    title: "a rule of a function of no group, and one that sends to a topic, without dead letters",
    resources: [
      target({ arn: arnOf.fn("worker") }),
      target({ arn: arnOf.topic("orders") }, { name: "to-topic" }),
      fn({ deadLetterConfig: { targetArn: failures } }),
      topic({ name: "orders" }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "settings of the version that is published, where the alias is invoked",
    resources: [
      fn({ publish: true }),
      alias(),
      target({ arn: arnOf.fn("worker:live") }),
      invokeConfig(
        { qualifier: unknown, destinationConfig: { onFailure: { destination: failures } } },
        { dependsOn: { qualifier: ["worker"] } },
      ),
    ],
    reports: [
      "is invoked asynchronously as 'live' by 'target', and has no failure destination for it",
    ],
  },
  {
    kind: "pass",
    title: "settings of the version that is published and invoked",
    resources: [
      fn({ publish: true }),
      resource(
        "aws:lambda/permission:Permission",
        "permission",
        { function: "worker", principal: "s3.amazonaws.com", qualifier: unknown },
        { dependsOn: { qualifier: ["worker"] } },
      ),
      target({ arn: arnOf.fn("worker:7") }),
      invokeConfig(
        { qualifier: unknown, destinationConfig: { onFailure: { destination: failures } } },
        { dependsOn: { qualifier: ["worker"] } },
      ),
    ],
    reports: [],
  },
  {
    kind: "unknown",
    title: "an ARN made of a function of no group, which may be that of its alias",
    resources: [
      fn({ publish: true }),
      alias({ functionVersion: unknown }, { dependsOn: { functionVersion: ["worker"] } }),
      target({ arn: unknown }, { dependsOn: { arn: ["worker"] } }),
      onFailure(failures, { qualifier: "live" }),
    ],
    reports: [
      {
        level: "advisory",
        resource: "worker",
        message: "the version that 'target' invokes is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "evasion",
    title: "an ARN made of a function of the pipeline, which is invoked by its alias",
    resources: [
      fn({ name: "output", publish: true }, { name: "data-output" }),
      target(
        { arn: unknown, deadLetterConfig: { arn: unknown } },
        { dependsOn: { arn: ["data-output"] } },
      ),
      onFailure(failures, { functionName: "output", qualifier: "live" }),
    ],
    reports: [
      "is invoked asynchronously as $LATEST by 'target', and has no failure destination for it",
    ],
  },
]);
