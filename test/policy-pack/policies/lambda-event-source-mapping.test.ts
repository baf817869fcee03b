import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-event-source-mapping", {
  rows: [
    {
      kind: "pass",
      title: "a queue with a redrive policy that shows nothing twice, and a bounded stream",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: {
            name: "orders",
            visibilityTimeoutSeconds: 900,
            redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:dead"}',
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "clicks-mapping",
          inputs: {
            eventSourceArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
            functionName: "worker",
            startingPosition: "LATEST",
            maximumRetryAttempts: 5,
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a queue and a function without any settings",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
          },
        },
        { type: "aws:sqs/queue:Queue", name: "orders", inputs: { name: "orders" } },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: [
        "queue 'orders' has no redrivePolicy: a message that always fails comes back until it expires",
      ],
    },
    {
      kind: "fail",
      title: "a queue that shows messages while the function still works on them",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live",
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { name: "orders", redrivePolicy: unknown },
        },
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
      ],
      reports: [
        "visibilityTimeoutSeconds of queue 'orders' is 30, expected 360 or more (6 times the timeout of 'worker')",
      ],
    },
    {
      kind: "boundary",
      title: "six times the timeout, and the time that a batch may wait",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
            maximumBatchingWindowInSeconds: 12,
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { name: "orders", redrivePolicy: unknown },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "a batch that may wait a second longer",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
            maximumBatchingWindowInSeconds: 13,
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { name: "orders", redrivePolicy: unknown },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: [
        "visibilityTimeoutSeconds of queue 'orders' is 30, expected 31 or more (6 times the timeout of 'worker' and maximumBatchingWindowInSeconds)",
      ],
    },
    {
      kind: "fail",
      title: "streams that are retried for ever, by silence and by -1",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "clicks-mapping",
          inputs: {
            eventSourceArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
            functionName: "worker",
            startingPosition: "LATEST",
          },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "changes-mapping",
          inputs: {
            eventSourceArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/t/stream/1",
            functionName: "worker",
            startingPosition: "LATEST",
            maximumRetryAttempts: -1,
            maximumRecordAgeInSeconds: -1,
          },
        },
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
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "clicks-mapping",
          inputs: { startingPosition: "LATEST", maximumRecordAgeInSeconds: 3600 },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "changes-mapping",
          inputs: { startingPosition: "LATEST", maximumRetryAttempts: 0 },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "topic-mapping",
          inputs: { startingPosition: "LATEST", topics: ["orders"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a redrive policy of its own, and queue and function of another stack",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
          },
        },
        { type: "aws:sqs/queue:Queue", name: "orders", inputs: { name: "orders" } },
        {
          type: "aws:sqs/redrivePolicy:RedrivePolicy",
          name: "orders-redrive",
          inputs: { queueUrl: unknown, redrivePolicy: unknown },
          dependsOn: { queueUrl: ["orders"] },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "other-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:other",
            functionName: "other",
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the redrive policy of another queue",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: { eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders" },
        },
        { type: "aws:sqs/queue:Queue", name: "orders", inputs: { name: "orders" } },
        { type: "aws:sqs/queue:Queue", name: "other", inputs: { name: "other" } },
        {
          type: "aws:sqs/redrivePolicy:RedrivePolicy",
          name: "other-redrive",
          inputs: { queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/other" },
          dependsOn: { queueUrl: ["other"] },
        },
      ],
      reports: [
        "queue 'orders' has no redrivePolicy: a message that always fails comes back until it expires",
      ],
    },
    {
      kind: "unknown",
      title: "numbers that only the update knows",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { name: "orders", visibilityTimeoutSeconds: 30, redrivePolicy: unknown },
        },
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: unknown },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "clicks-mapping",
          inputs: { startingPosition: "LATEST", maximumRetryAttempts: unknown },
        },
      ],
      reports: [
        "timeout of function 'worker' is not known before the update: set it to a value that the preview can judge",
        {
          resource: "clicks-mapping",
          message:
            "maximumRetryAttempts is not known before the update: set it to a value that the preview can judge",
        },
      ],
    },
    {
      kind: "linked",
      title: "queue and function linked by dependency",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: { eventSourceArn: unknown, functionName: unknown },
          dependsOn: { eventSourceArn: ["orders"], functionName: ["worker"] },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { visibilityTimeoutSeconds: 59 },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { timeout: 10 } },
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
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { name: "orders", redrivePolicy: unknown },
        },
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 31 },
        },
      ],
      reports: [
        "visibilityTimeoutSeconds of queue 'orders' is 30, expected 31 or more (1 times the timeout of 'worker')",
      ],
    },
    {
      kind: "unknown",
      title: "a bound on the age that only the update knows",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "clicks-mapping",
          inputs: { startingPosition: "LATEST", maximumRecordAgeInSeconds: unknown },
        },
      ],
      reports: [
        "maximumRecordAgeInSeconds is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "boundary",
      title: "a batching window that is written as text",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "orders-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
            functionName: "worker",
            maximumBatchingWindowInSeconds: "5",
          },
        },
        {
          type: "aws:sqs/queue:Queue",
          name: "orders",
          inputs: { name: "orders", visibilityTimeoutSeconds: 365, redrivePolicy: "{}" },
        },
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", timeout: 60 },
        },
      ],
      reports: [],
    },
  ],
});
