import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
  arnOf,
  fn,
  invokeConfig,
  mapping,
  queue,
  resource,
  target,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const failures = arnOf.queue("failures");
const onFailure = (destination: unknown, inputs = {}) =>
  invokeConfig({ destinationConfig: { onFailure: { destination } }, ...inputs });
const failureQueue = (inputs = {}) => queue({ name: "failures", ...inputs });

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
