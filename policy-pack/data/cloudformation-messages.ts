import {
  booleans,
  type CloudFormationType,
  document,
  json,
  numbers,
  type Shape,
  sameNames,
  tags,
} from "./cloudformation-type";

/** The delivery logs, by protocol. */
const deliveryLogs: Shape = Object.fromEntries(
  Object.entries({
    application: "application",
    firehose: "firehose",
    http: "http/s",
    lambda: "lambda",
    sqs: "sqs",
  }).flatMap(([prefix, protocol]) =>
    ["FailureFeedbackRoleArn", "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate"].map(
      (take) =>
        [
          prefix + take,
          { path: "DeliveryStatusLogging", where: ["Protocol", protocol], take },
        ] as const,
    ),
  ),
);

const subscription: Shape = {
  ...sameNames("Endpoint", "FilterPolicyScope", "Protocol", "SubscriptionRoleArn"),
  topic: "TopicArn",
  filterPolicy: json("FilterPolicy"),
  redrivePolicy: json("RedrivePolicy"),
  ...booleans("RawMessageDelivery"),
};

const target: Shape = {
  arn: ".Arn",
  targetId: ".Id",
  roleArn: ".RoleArn",
  input: ".Input",
  inputPath: ".InputPath",
  deadLetterConfig: { path: ".DeadLetterConfig", shape: sameNames("Arn") },
  retryPolicy: {
    path: ".RetryPolicy",
    shape: numbers("MaximumEventAgeInSeconds", "MaximumRetryAttempts"),
  },
  inputTransformer: {
    path: ".InputTransformer",
    shape: { inputPaths: { path: "InputPathsMap", as: "map" }, ...sameNames("InputTemplate") },
  },
};

export const messageForms: Readonly<Record<string, CloudFormationType>> = {
  "AWS::SNS::Topic": {
    name: "TopicName",
    arn: "sns:{region}:{account}:{name}",
    ref: "{arn}",
    attributes: { TopicArn: "{arn}", TopicName: "{name}" },
    resources: [
      {
        type: "aws:sns/topic:Topic",
        inputs: {
          name: "@name",
          ...sameNames("DisplayName", "KmsMasterKeyId"),
          ...booleans("FifoTopic"),
          ...deliveryLogs,
          ...tags,
        },
      },
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        each: "Subscription",
        inputs: { topic: "@ref", endpoint: ".Endpoint", protocol: ".Protocol" },
      },
    ],
  },
  "AWS::SNS::TopicPolicy": {
    resources: [
      {
        type: "aws:sns/topicPolicy:TopicPolicy",
        each: "Topics",
        inputs: { arn: ".", policy: document("PolicyDocument") },
      },
    ],
  },
  "AWS::SNS::Subscription": {
    resources: [{ type: "aws:sns/topicSubscription:TopicSubscription", inputs: subscription }],
  },
  "AWS::SQS::Queue": {
    name: "QueueName",
    arn: "sqs:{region}:{account}:{name}",
    ref: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    attributes: {
      QueueName: "{name}",
      QueueUrl: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    },
    resources: [
      {
        type: "aws:sqs/queue:Queue",
        inputs: {
          name: "@name",
          ...sameNames("KmsMasterKeyId"),
          ...booleans("FifoQueue", "SqsManagedSseEnabled"),
          messageRetentionSeconds: { path: "MessageRetentionPeriod", as: "number" },
          visibilityTimeoutSeconds: { path: "VisibilityTimeout", as: "number" },
          redrivePolicy: json("RedrivePolicy"),
          redriveAllowPolicy: json("RedriveAllowPolicy"),
          ...tags,
        },
      },
    ],
  },
  "AWS::SQS::QueuePolicy": {
    resources: [
      {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        each: "Queues",
        inputs: { queueUrl: ".", policy: document("PolicyDocument") },
      },
    ],
  },
  "AWS::Events::Rule": {
    name: "Name",
    arn: "events:{region}:{account}:rule/{name}",
    resources: [
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        inputs: {
          name: "@name",
          eventPattern: json("EventPattern"),
          ...sameNames("Description", "EventBusName", "RoleArn", "ScheduleExpression", "State"),
          ...tags,
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        each: "Targets",
        inputs: { ...target, rule: "@name", eventBusName: "EventBusName" },
      },
    ],
  },
  "AWS::Events::EventBus": {
    name: "Name",
    arn: "events:{region}:{account}:event-bus/{name}",
    resources: [
      {
        type: "aws:cloudwatch/eventBus:EventBus",
        inputs: { name: "@name", ...sameNames("KmsKeyIdentifier") },
      },
      {
        type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
        when: "Policy",
        inputs: { eventBusName: "@name", policy: document("Policy") },
      },
    ],
  },
};
