import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, mapping, queue, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Queue 'orders' invokes function 'worker'. */
const ordersMapping = (inputs = {}, options = {}) =>
  mapping(
    { eventSourceArn: arnOf.queue("orders"), ...inputs },
    { name: "orders-mapping", ...options },
  );

/** Stream 'clicks' invokes function 'worker'. */
const stream = (name: string, inputs = {}) =>
  mapping(
    {
      eventSourceArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
      startingPosition: "LATEST",
      ...inputs,
    },
    { name },
  );

const redrive = (maxReceiveCount: unknown, deadLetterTargetArn = arnOf.queue("dead")) =>
  JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
const noRedrive = (queueName: string) =>
  `queue '${queueName}' has no redrivePolicy: a message that always fails comes back until it expires`;

testStackPolicy("lambda-event-source-mapping", {
  rows: [
    {
      kind: "pass",
      title: "a queue with a redrive policy that shows nothing twice, and a bounded stream",
      resources: [
        ordersMapping(),
        queue({
          name: "orders",
          visibilityTimeoutSeconds: 900,
          redrivePolicy: redrive(3),
        }),
        fn({ timeout: 60 }),
        stream("clicks-mapping", { maximumRetryAttempts: 5 }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a queue and a function without any settings",
      resources: [ordersMapping(), queue({ name: "orders" }), fn()],
      reports: [
        "queue 'orders' has no redrivePolicy: a message that always fails comes back until it expires",
      ],
    },
    {
      kind: "fail",
      title: "a queue that shows messages while the function still works on them",
      resources: [
        ordersMapping({ functionName: arnOf.fn("worker:live") }),
        queue({ name: "orders", redrivePolicy: unknown }),
        fn({ timeout: 60 }),
      ],
      reports: [
        "visibilityTimeoutSeconds of queue 'orders' is 30, expected 360 or more (6 times the timeout of 'worker')",
      ],
    },
    {
      kind: "boundary",
      title: "six times the timeout, and the time that a batch may wait",
      resources: [
        ordersMapping({ maximumBatchingWindowInSeconds: 12 }),
        queue({ name: "orders", redrivePolicy: unknown }),
        fn(),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "a batch that may wait a second longer",
      resources: [
        ordersMapping({ maximumBatchingWindowInSeconds: 13 }),
        queue({ name: "orders", redrivePolicy: unknown }),
        fn(),
      ],
      reports: [
        "visibilityTimeoutSeconds of queue 'orders' is 30, expected 31 or more (6 times the timeout of 'worker' and maximumBatchingWindowInSeconds)",
      ],
    },
    {
      kind: "fail",
      title: "streams that are retried for ever, by silence and by -1",
      resources: [
        stream("clicks-mapping"),
        stream("changes-mapping", {
          eventSourceArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/t/stream/1",
          maximumRetryAttempts: -1,
          maximumRecordAgeInSeconds: -1,
        }),
      ],
      reports: [
        {
          resource: "clicks-mapping",
          message:
            "retries a failed batch until its records expire, and holds up the shard: expected maximumRetryAttempts or maximumRecordAgeInSeconds",
        },
        {
          resource: "changes-mapping",
          message:
            "retries a failed batch until its records expire, and holds up the shard: expected maximumRetryAttempts or maximumRecordAgeInSeconds",
        },
      ],
    },
    {
      kind: "pass",
      title: "streams bounded by age or never retried, and Kafka, which keeps what fails",
      resources: [
        stream("clicks-mapping", { maximumRecordAgeInSeconds: 3600 }),
        stream("changes-mapping", { maximumRetryAttempts: 0 }),
        stream("topic-mapping", { eventSourceArn: undefined, topics: ["orders"] }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a redrive policy of its own, and queue and function of another stack",
      resources: [
        ordersMapping(),
        queue({ name: "orders" }),
        resource(
          "aws:sqs/redrivePolicy:RedrivePolicy",
          "orders-redrive",
          { queueUrl: unknown, redrivePolicy: unknown },
          { dependsOn: { queueUrl: ["orders"] } },
        ),
        mapping(
          { eventSourceArn: arnOf.queue("other"), functionName: "other" },
          { name: "other-mapping" },
        ),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the redrive policy of another queue",
      resources: [
        ordersMapping(),
        queue({ name: "orders" }),
        queue({ name: "other" }),
        resource(
          "aws:sqs/redrivePolicy:RedrivePolicy",
          "other-redrive",
          { queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/other" },
          { dependsOn: { queueUrl: ["other"] } },
        ),
      ],
      reports: [
        "queue 'orders' has no redrivePolicy: a message that always fails comes back until it expires",
      ],
    },
    {
      kind: "unknown",
      title: "numbers that only the update knows",
      resources: [
        ordersMapping(),
        queue({ name: "orders", visibilityTimeoutSeconds: 30, redrivePolicy: unknown }),
        fn({ timeout: unknown }),
        stream("clicks-mapping", { maximumRetryAttempts: unknown }),
      ],
      reports: [
        "timeout of function 'worker' is not known before the update: set it to a value that the preview can evaluate",
        {
          resource: "clicks-mapping",
          message:
            "maximumRetryAttempts is not known before the update: set it to a value that the preview can evaluate",
        },
      ],
    },
    {
      kind: "linked",
      title: "queue and function linked by dependency",
      resources: [
        ordersMapping(
          { eventSourceArn: unknown, functionName: unknown },
          { dependsOn: { eventSourceArn: ["orders"], functionName: ["worker"] } },
        ),
        queue({ visibilityTimeoutSeconds: 59, name: undefined }, { name: "orders" }),
        fn({ timeout: 10, name: undefined }),
      ],
      reports: [
        "queue 'orders' has no redrivePolicy: a message that always fails comes back until it expires",
        "visibilityTimeoutSeconds of queue 'orders' is 59, expected 60 or more (6 times the timeout of 'worker')",
      ],
    },
    {
      kind: "config",
      title: "once the timeout, which is what AWS itself asks for",
      config: { visibilityFactor: 1 },
      resources: [
        ordersMapping(),
        queue({ name: "orders", redrivePolicy: unknown }),
        fn({ timeout: 31 }),
      ],
      reports: [
        "visibilityTimeoutSeconds of queue 'orders' is 30, expected 31 or more (1 times the timeout of 'worker')",
      ],
    },
    {
      kind: "unknown",
      title: "a bound on the age that only the update knows",
      resources: [stream("clicks-mapping", { maximumRecordAgeInSeconds: unknown })],
      reports: [
        "maximumRecordAgeInSeconds is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "boundary",
      title: "a batching window that is written as text",
      resources: [
        ordersMapping({ maximumBatchingWindowInSeconds: "5" }),
        queue({ name: "orders", visibilityTimeoutSeconds: 365, redrivePolicy: redrive(5) }),
        fn({ timeout: 60 }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a redrive policy that names no queue, and one that is no JSON",
      resources: [
        ordersMapping(),
        queue({ name: "orders", redrivePolicy: redrive(5, "") }),
        mapping({ eventSourceArn: arnOf.queue("jobs") }, { name: "jobs-mapping" }),
        queue({ name: "jobs", redrivePolicy: "{" }),
      ],
      reports: [
        { resource: "orders-mapping", message: noRedrive("orders") },
        { resource: "jobs-mapping", message: noRedrive("jobs") },
      ],
    },
    {
      kind: "evasion",
      title: "a redrive policy of its own that names no queue",
      resources: [
        ordersMapping(),
        queue({ name: "orders" }),
        resource("aws:sqs/redrivePolicy:RedrivePolicy", "orders-redrive", {
          queueUrl: "orders",
          redrivePolicy: "{}",
        }),
      ],
      reports: [noRedrive("orders")],
    },
    {
      kind: "evasion",
      title: "so many receives that a message expires first",
      resources: [
        ordersMapping(),
        queue({ name: "orders", visibilityTimeoutSeconds: 360, redrivePolicy: redrive("1000") }),
        fn({ timeout: 60 }),
      ],
      reports: [
        "queue 'orders' gives a message up after 1000 receives, 360 s apart, and it expires after 345600 s: expected a lower maxReceiveCount",
      ],
    },
    {
      kind: "boundary",
      title: "the last receive a moment before a message expires",
      resources: [
        ordersMapping(),
        queue({
          name: "orders",
          visibilityTimeoutSeconds: 60,
          messageRetentionSeconds: 601,
          redrivePolicy: redrive(10),
        }),
        fn({ timeout: 10 }),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "the last receive when a message expires",
      resources: [
        ordersMapping(),
        queue({
          name: "orders",
          visibilityTimeoutSeconds: 60,
          messageRetentionSeconds: 600,
          redrivePolicy: redrive(10),
        }),
        fn({ timeout: 10 }),
      ],
      reports: [
        "queue 'orders' gives a message up after 10 receives, 60 s apart, and it expires after 600 s: expected a lower maxReceiveCount",
      ],
    },
    {
      kind: "evasion",
      title: "one of two queues, where only the update knows which",
      resources: [
        ordersMapping(
          { eventSourceArn: unknown },
          { dependsOn: { eventSourceArn: ["jobs", "orders"] } },
        ),
        queue({ name: "jobs", redrivePolicy: redrive(5) }),
        queue({ name: "orders" }),
      ],
      reports: [noRedrive("orders")],
    },
  ],
});
