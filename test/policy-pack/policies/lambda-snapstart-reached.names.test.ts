import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("lambda-snapstart-reached", "known names and ARNs", [
  {
    kind: "fail",
    title: "known ARNs of the function itself and of $LATEST, wherever they stand",
    resources: [
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "event-target",
        inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:transform" },
      },
      {
        type: "aws:scheduler/schedule:Schedule",
        name: "schedule",
        inputs: {
          target: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:transform:$LATEST" },
        },
      },
      {
        type: "aws:s3/bucketNotification:BucketNotification",
        name: "notification",
        inputs: {
          lambdaFunctions: [
            {
              lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform:live",
            },
            { lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform" },
          ],
        },
      },
      {
        type: "aws:apigateway/integration:Integration",
        name: "integration",
        inputs: {
          uri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:transform/invocations",
        },
      },
      {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        name: "queue-mapping",
        inputs: { functionName: "transform" },
      },
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
      },
    ],
    reports: [
      {
        resource: "event-target",
        message:
          "arn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "schedule",
        message:
          "target.arn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "notification",
        message:
          "lambdaFunctions.*.lambdaFunctionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "integration",
        message:
          "uri names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "queue-mapping",
        message:
          "functionName names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
    ],
  },
  {
    kind: "pass",
    title: "known ARNs and names with an alias or a version",
    resources: [
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "event-target",
        inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:transform:live" },
      },
      {
        type: "aws:apigatewayv2/integration:Integration",
        name: "integration",
        inputs: {
          integrationUri:
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:transform:7/invocations",
        },
      },
      {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        name: "queue-mapping",
        inputs: { functionName: "transform:live" },
      },
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a queue that bears the function's name",
    resources: [
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "subscription",
        inputs: { protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:123456789012:transform" },
      },
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
      },
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "a state machine that calls the function by its name or its ARN",
    resources: [
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "by-name",
        inputs: {
          definition:
            '{"States":{"A":{"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName": "transform"}}}}',
        },
      },
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "by-arn",
        inputs: {
          definition:
            '{"States":{"A":{"Resource":"arn:aws:lambda:eu-west-1:123456789012:function:transform"}}}',
        },
      },
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
      },
    ],
    reports: [
      {
        resource: "by-name",
        message:
          "definition names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "by-arn",
        message:
          "definition names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
    ],
  },
  {
    kind: "pass",
    title: "a state machine that calls the alias, and one that calls no function",
    resources: [
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "by-alias",
        inputs: {
          definition:
            '{"States":{"A":{"Resource":"arn:aws:lambda:eu-west-1:123456789012:function:transform:live"}}}',
        },
      },
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "waits",
        inputs: { definition: '{"States":{"A":{"Type":"Wait"}}}' },
      },
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
      },
    ],
    reports: [],
  },
]);
