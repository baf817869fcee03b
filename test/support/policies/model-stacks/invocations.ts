import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import { tags } from "./tags";

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:data-transform";

/** A function with SnapStart, and much of what may invoke it. */
export const invocations: readonly TestResource[] = [
  { type: "pulumi:pulumi:Stack", name: "stack", inputs: {} },
  {
    type: "aws:lambda/function:Function",
    name: "data-transform",
    inputs: {
      name: "data-transform",
      packageType: "Image",
      memorySize: 1024,
      timeout: 300,
      architectures: ["arm64"],
      publish: true,
      snapStart: { applyOn: "PublishedVersions" },
      ephemeralStorage: { size: 512 },
      reservedConcurrentExecutions: 50,
      environment: { variables: { INGESTION_BUCKET: "in" } },
      tracingConfig: { mode: "Active" },
      tags,
    },
  },
  {
    type: "aws:lambda/alias:Alias",
    name: "live",
    inputs: { name: "live", functionName: "data-transform", functionVersion: "1" },
  },
  {
    type: "aws:lambda/permission:Permission",
    name: "events-may-invoke",
    inputs: {
      action: "lambda:InvokeFunction",
      function: "data-transform",
      qualifier: "live",
      principal: "events.amazonaws.com",
      sourceArn: "arn:aws:events:eu-west-1:123456789012:rule/created",
    },
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    name: "retries",
    inputs: {
      functionName: "data-transform",
      qualifier: "live",
      maximumRetryAttempts: 1,
      maximumEventAgeInSeconds: 3600,
      destinationConfig: {
        onFailure: { destination: "arn:aws:sqs:eu-west-1:123456789012:failures" },
      },
    },
  },
  {
    type: "aws:lambda/functionUrl:FunctionUrl",
    name: "url",
    inputs: {
      functionName: "data-transform",
      qualifier: "live",
      authorizationType: "AWS_IAM",
      cors: { allowCredentials: true, allowOrigins: ["https://example.com"] },
    },
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "target",
    inputs: { rule: "created", arn: `${functionArn}:live` },
  },
  {
    type: "aws:sqs/queue:Queue",
    name: "orders",
    inputs: {
      name: "orders",
      visibilityTimeoutSeconds: 1800,
      sqsManagedSseEnabled: true,
      redrivePolicy: {
        deadLetterTargetArn: "arn:aws:sqs:eu-west-1:123456789012:failures",
        maxReceiveCount: 5,
      },
      tags,
    },
  },
  {
    type: "aws:sqs/redrivePolicy:RedrivePolicy",
    name: "redrive",
    inputs: { queueUrl: "orders", redrivePolicy: "{}" },
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    name: "from-queue",
    inputs: {
      eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
      functionName: `${functionArn}:live`,
      maximumBatchingWindowInSeconds: 0,
    },
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    name: "from-stream",
    inputs: {
      eventSourceArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
      functionName: `${functionArn}:live`,
      startingPosition: "LATEST",
      maximumRetryAttempts: 3,
      maximumRecordAgeInSeconds: 3600,
      destinationConfig: {
        onFailure: { destinationArn: "arn:aws:sqs:eu-west-1:123456789012:failures" },
      },
    },
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    name: "machine",
    inputs: {
      definition: `{"States":{"Run":{"Type":"Task","Resource":"${functionArn}:live"}}}`,
    },
  },
  {
    type: "aws:cognito/userPool:UserPool",
    name: "users",
    inputs: {
      lambdaConfig: {
        preSignUp: `${functionArn}:live`,
        customEmailSender: { lambdaArn: `${functionArn}:live`, lambdaVersion: "V1_0" },
      },
      tags,
    },
  },
];
