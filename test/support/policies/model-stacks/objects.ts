import type { TestResource } from "../../../../policy-pack/testing/test-resource";

const lambda = "arn:aws:lambda:eu-west-1:123456789012:function:";

/** Functions that new objects invoke, and the rights of each to write objects. */
export const objects: readonly TestResource[] = [
  { type: "pulumi:pulumi:Stack", name: "stack", inputs: {} },
  { type: "aws:s3/bucket:Bucket", name: "raw", inputs: { bucket: "raw" } },
  {
    type: "aws:s3/bucketNotification:BucketNotification",
    name: "notification",
    inputs: {
      bucket: "raw",
      lambdaFunctions: [
        {
          lambdaFunctionArn: `${lambda}parse`,
          events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"],
          filterPrefix: "in/",
          filterSuffix: ".csv",
        },
      ],
      queues: [
        { queueArn: "arn:aws:sqs:eu-west-1:123456789012:new", events: ["s3:ObjectCreated:Put"] },
      ],
      topics: [
        { topicArn: "arn:aws:sns:eu-west-1:123456789012:news", events: ["s3:ObjectCreated:*"] },
      ],
    },
  },
  {
    type: "aws:sqs/queue:Queue",
    name: "new",
    inputs: { name: "new", visibilityTimeoutSeconds: 60 },
  },
  { type: "aws:sns/topic:Topic", name: "news", inputs: { name: "news" } },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "to-count",
    inputs: {
      topic: "arn:aws:sns:eu-west-1:123456789012:news",
      protocol: "lambda",
      endpoint: `${lambda}count`,
    },
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    name: "new-to-parse",
    inputs: {
      eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:new",
      functionName: "parse",
    },
  },
  {
    type: "aws:cloudwatch/eventRule:EventRule",
    name: "created",
    inputs: {
      name: "created",
      eventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: {
          bucket: { name: ["raw", { prefix: "other-" }] },
          object: { key: [{ prefix: "in/" }, { suffix: ".gz" }, { "anything-but": ["in/x"] }] },
        },
      },
    },
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "to-parse",
    inputs: { rule: "created", arn: `${lambda}parse` },
  },
  {
    type: "aws:lambda/function:Function",
    name: "parse",
    inputs: { name: "parse", role: "parse-role", reservedConcurrentExecutions: 400 },
  },
  {
    type: "aws:lambda/function:Function",
    name: "count",
    inputs: { name: "count", role: "parse-role", reservedConcurrentExecutions: 400 },
  },
  {
    type: "aws:lambda/permission:Permission",
    name: "s3-may-invoke",
    inputs: { function: "parse", principal: "s3.amazonaws.com", sourceAccount: "123456789012" },
  },
  { type: "aws:iam/role:Role", name: "parse-role", inputs: { name: "parse-role" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "write-parsed",
    inputs: {
      role: "parse-role",
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Action: ["s3:PutObject", "s3:GetObject"],
            Resource: ["arn:aws:s3:::raw/out/*", "arn:aws:s3:::other/*"],
          },
        ],
      },
    },
  },
];
