import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-failure-destination", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "fail",
      title: "an event target, a permission and no settings at all",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "target",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker" },
        },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", principal: "events.amazonaws.com" },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'target', 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "an event target and its permission, both of one name",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "nightly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker" },
        },
        {
          type: "aws:lambda/permission:Permission",
          name: "nightly",
          inputs: { function: "worker", principal: "events.amazonaws.com" },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'nightly', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "a permission for a service in one region",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", principal: "logs.eu-west-1.amazonaws.com" },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "settings without a destination",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "notification",
          inputs: {
            lambdaFunctions: [
              { lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker" },
            ],
          },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            destinationConfig: { onSuccess: { destination: "x" } },
          },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'notification', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "settings of $LATEST, where the alias is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "subscription",
          inputs: { endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [
        "is invoked asynchronously as 'live' by 'subscription', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "settings of the alias, where the function itself is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", principal: "s3.amazonaws.com" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            qualifier: "live",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "a function to which another sends its failed events",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "helper-events",
          inputs: {
            functionName: "helper",
            destinationConfig: {
              onFailure: {
                destination: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
              },
            },
          },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'helper-events', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "settings of another function",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        { type: "aws:lambda/function:Function", name: "helper", inputs: { name: "helper" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", principal: "sns.amazonaws.com" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-helper",
          inputs: {
            functionName: "helper",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "a stream's mapping without a destination",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "mapping",
          inputs: { functionName: "worker", startingPosition: "LATEST", eventSourceArn: unknown },
        },
      ],
      reports: [
        "reads a stream and has no destinationConfig.onFailure: records that fail are dropped",
      ],
    },
    {
      kind: "pass",
      title: "settings of the alias that is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:scheduler/schedule:Schedule",
          name: "schedule",
          inputs: { target: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" } },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            qualifier: "live",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "settings that say $LATEST, where the function itself is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", principal: "events.amazonaws.com" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            qualifier: "$LATEST",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a dead-letter queue of the function covers all its aliases",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", deadLetterConfig: { targetArn: unknown } },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "target",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function that is invoked synchronously",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", principal: "apigateway.amazonaws.com" },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "queue-mapping",
          inputs: { functionName: "worker", eventSourceArn: unknown },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "mappings of a stream with a destination, of Kafka and of DocumentDB",
      resources: [
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "stream-mapping",
          inputs: {
            functionName: "worker",
            startingPosition: "LATEST",
            destinationConfig: { onFailure: { destinationArn: unknown } },
          },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "kafka-mapping",
          inputs: { functionName: "worker", startingPosition: "LATEST", topics: ["orders"] },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "document-mapping",
          inputs: {
            functionName: "worker",
            startingPosition: "LATEST",
            documentDbEventSourceConfig: { databaseName: "orders" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a function of the pipeline without triggers or settings",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { name: "ingestion" },
        },
      ],
      reports: [
        "has no failure destination, and functions of group data-ingestion are invoked asynchronously",
      ],
    },
    {
      kind: "pass",
      title: "a function of the pipeline without triggers, with settings of its alias",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { name: "ingestion" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-ingestion",
          inputs: {
            functionName: "ingestion",
            qualifier: "live",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a destination, a qualifier or all of the settings that only the update knows",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        { type: "aws:lambda/function:Function", name: "helper", inputs: { name: "helper" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "worker-target",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            qualifier: unknown,
            destinationConfig: { onFailure: { destination: unknown } },
          },
        },
        {
          type: "aws:lambda/permission:Permission",
          name: "helper-permission",
          inputs: { function: "helper", qualifier: unknown, principal: "s3.amazonaws.com" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-helper",
          inputs: { functionName: "helper", qualifier: "3", destinationConfig: unknown },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a qualifier that only the update knows, and settings of $LATEST",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "worker", qualifier: unknown, principal: "s3.amazonaws.com" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: "worker",
            destinationConfig: { onFailure: { destination: "x" } },
          },
        },
      ],
      reports: [
        "is invoked asynchronously as a version or an alias by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "linked",
      title: "target and settings linked to alias and function by dependency",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:lambda/alias:Alias",
          name: "worker-live",
          inputs: { name: "live", functionName: unknown },
          dependsOn: { functionName: ["worker"] },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "target",
          inputs: { arn: unknown },
          dependsOn: { arn: ["worker-live"] },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: unknown,
            qualifier: "live",
            destinationConfig: { onFailure: { destination: unknown } },
          },
          dependsOn: { functionName: ["worker"] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "settings of the function itself, and a target linked to its alias by dependency",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:lambda/alias:Alias",
          name: "worker-live",
          inputs: { name: "live", functionName: unknown },
          dependsOn: { functionName: ["worker"] },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "target",
          inputs: { arn: unknown },
          dependsOn: { arn: ["worker-live"] },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "settings-of-worker",
          inputs: {
            functionName: unknown,
            destinationConfig: { onFailure: { destination: unknown } },
          },
          dependsOn: { functionName: ["worker"] },
        },
      ],
      reports: [
        "is invoked asynchronously as 'live' by 'target', and has no failure destination for it",
      ],
    },
    {
      kind: "config",
      title: "no group counts as asynchronous",
      config: { groups: [] },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { name: "ingestion" },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a function of the pipeline with a trigger, which is what the message names",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { name: "ingestion" },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "schedule",
          inputs: {
            rule: "daily",
            arn: "arn:aws:lambda:eu-west-1:123456789012:function:ingestion",
          },
        },
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'schedule', and has no failure destination for it",
      ],
    },
  ],
});
