import { unknown } from "../support/policy-server";
import { testStackPolicy } from "../support/policy-tester";

testStackPolicy("lambda-snapstart-reached", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure",
  },
  rows: [
    {
      kind: "fail",
      title: "a permission without a qualifier",
      resources: [
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "transform", principal: "events.amazonaws.com" },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        "function names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
      ],
    },
    {
      kind: "fail",
      title: "a permission whose qualifier is $LATEST, on a function of unknown name",
      resources: [
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: unknown, qualifier: "$LATEST" },
          dependsOn: { function: ["data-transform"] },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        "function names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
      ],
    },
    {
      kind: "pass",
      title: "permission, invoke settings, URL and invocation with qualifiers, also unknown ones",
      resources: [
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "transform", qualifier: "live" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "invoke-config",
          inputs: { functionName: "transform", qualifier: "live" },
        },
        {
          type: "aws:lambda/functionUrl:FunctionUrl",
          name: "url",
          inputs: { functionName: "transform", qualifier: "live" },
        },
        {
          type: "aws:lambda/invocation:Invocation",
          name: "invocation",
          inputs: { functionName: "transform", qualifier: unknown },
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
      title: "invoke settings, URL and invocation of $LATEST",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "invoke-config",
          inputs: { functionName: "transform" },
        },
        {
          type: "aws:lambda/functionUrl:FunctionUrl",
          name: "url",
          inputs: { functionName: "transform" },
        },
        {
          type: "aws:lambda/invocation:Invocation",
          name: "invocation",
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
          resource: "invoke-config",
          message:
            "functionName names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
        },
        {
          resource: "url",
          message:
            "functionName names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
        },
        {
          resource: "invocation",
          message:
            "functionName names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
        },
      ],
    },
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
      kind: "fail",
      title: "services that invoke by a role of theirs, and names without a region",
      resources: [
        {
          type: "aws:appsync/dataSource:DataSource",
          name: "resolver",
          inputs: {
            lambdaConfig: {
              functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          },
        },
        {
          type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
          name: "stream",
          inputs: {
            extendedS3Configuration: {
              processingConfiguration: {
                processors: [
                  {
                    parameters: [
                      {
                        parameterName: "LambdaArn",
                        parameterValue:
                          "arn:aws:lambda:eu-west-1:123456789012:function:transform:$LATEST",
                      },
                    ],
                  },
                ],
              },
            },
          },
        },
        {
          type: "aws:cognito/userPool:UserPool",
          name: "users",
          inputs: {
            lambdaConfig: {
              preSignUp: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          },
        },
        {
          type: "aws:apigatewayv2/api:Api",
          name: "api",
          inputs: { target: "arn:aws:lambda:eu-west-1:123456789012:function:transform" },
        },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "queue-mapping",
          inputs: { functionName: "123456789012:function:transform" },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        {
          resource: "resolver",
          message:
            "lambdaConfig.functionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "stream",
          message:
            "extendedS3Configuration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "users",
          message:
            "lambdaConfig.* names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "api",
          message:
            "target names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "queue-mapping",
          message:
            "functionName names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
      ],
    },
    {
      kind: "fail",
      title: "further services, blocks within blocks and documents",
      resources: [
        {
          type: "aws:apigateway/restApi:RestApi",
          name: "rest-api",
          inputs: {
            body: '{"paths":{"/":{"get":{"x-amazon-apigateway-integration":{"uri":"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:transform/invocations"}}}}}',
          },
        },
        {
          type: "aws:apigatewayv2/api:Api",
          name: "http-api",
          inputs: {
            body: '{"x-amazon-apigateway-integration":{"uri":"arn:aws:lambda:eu-west-1:123456789012:function:transform"}}',
          },
        },
        {
          type: "aws:appsync/graphQLApi:GraphQLApi",
          name: "graph",
          inputs: {
            lambdaAuthorizerConfig: {
              authorizerUri: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          },
        },
        {
          type: "aws:bedrock/agentAgentActionGroup:AgentAgentActionGroup",
          name: "agent",
          inputs: {
            actionGroupExecutor: {
              lambda: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          },
        },
        {
          type: "aws:cfg/rule:Rule",
          name: "config-rule",
          inputs: {
            source: {
              owner: "CUSTOM_LAMBDA",
              sourceIdentifier: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          },
        },
        {
          type: "aws:cloudfront/distribution:Distribution",
          name: "cdn",
          inputs: {
            defaultCacheBehavior: {
              lambdaFunctionAssociations: [
                { lambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform" },
              ],
            },
            orderedCacheBehaviors: [
              {
                lambdaFunctionAssociations: [
                  { lambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform:live" },
                ],
              },
            ],
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "trouble",
          inputs: { alarmActions: ["arn:aws:lambda:eu-west-1:123456789012:function:transform"] },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "alarm",
          inputs: {
            insufficientDataActions: ["arn:aws:lambda:eu-west-1:123456789012:function:transform"],
          },
        },
        {
          type: "aws:codepipeline/pipeline:Pipeline",
          name: "delivery",
          inputs: {
            stages: [
              {
                actions: [
                  { provider: "Lambda", configuration: { FunctionName: "transform" } },
                  { provider: "S3" },
                ],
              },
            ],
          },
        },
        {
          type: "aws:cognito/userPool:UserPool",
          name: "users",
          inputs: {
            lambdaConfig: {
              kmsKeyId: "key",
              customEmailSender: {
                lambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                lambdaVersion: "V1_0",
              },
            },
          },
        },
        {
          type: "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation",
          name: "calls",
          inputs: { functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform" },
        },
        {
          type: "aws:iot/authorizer:Authorizer",
          name: "devices",
          inputs: {
            authorizerFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
          },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "helper-events",
          inputs: {
            functionName: "helper",
            destinationConfig: {
              onSuccess: {
                destination: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            },
          },
        },
        {
          type: "aws:s3control/objectLambdaAccessPoint:ObjectLambdaAccessPoint",
          name: "views",
          inputs: {
            configuration: {
              transformationConfigurations: [
                {
                  contentTransformation: {
                    awsLambda: {
                      functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  },
                },
              ],
            },
          },
        },
        {
          type: "aws:scheduler/schedule:Schedule",
          name: "nightly",
          inputs: {
            target: {
              arn: "arn:aws:scheduler:::aws-sdk:lambda:invoke",
              input: '{"FunctionName":"transform"}',
            },
          },
        },
        {
          type: "aws:transfer/server:Server",
          name: "files",
          inputs: { function: "arn:aws:lambda:eu-west-1:123456789012:function:transform" },
        },
        {
          type: "aws:vpclattice/targetGroupAttachment:TargetGroupAttachment",
          name: "mesh",
          inputs: { target: { id: "arn:aws:lambda:eu-west-1:123456789012:function:transform" } },
        },

        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        {
          resource: "rest-api",
          message:
            "body names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "http-api",
          message:
            "body names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "graph",
          message:
            "lambdaAuthorizerConfig.authorizerUri names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "agent",
          message:
            "actionGroupExecutor.lambda names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "config-rule",
          message:
            "source.sourceIdentifier names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "cdn",
          message:
            "defaultCacheBehavior.lambdaFunctionAssociations.*.lambdaArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "trouble",
          message:
            "alarmActions.* names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "alarm",
          message:
            "insufficientDataActions.* names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "delivery",
          message:
            "stages.*.actions.*.configuration.FunctionName names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "users",
          message:
            "lambdaConfig.*.lambdaArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "calls",
          message:
            "functionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "devices",
          message:
            "authorizerFunctionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "helper-events",
          message:
            "destinationConfig.onSuccess.destination names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "views",
          message:
            "configuration.transformationConfigurations.*.contentTransformation.awsLambda.functionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "nightly",
          message:
            "target.input names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "files",
          message:
            "function names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
        {
          resource: "mesh",
          message:
            "target.id names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
        },
      ],
    },
    {
      kind: "linked",
      title: "a sender of a user pool that depends on the function, within a block that is known",
      resources: [
        {
          type: "aws:cognito/userPool:UserPool",
          name: "users",
          inputs: {
            lambdaConfig: { customSmsSender: { lambdaArn: unknown, lambdaVersion: "V1_0" } },
          },
          dependsOn: { lambdaConfig: ["data-transform"] },
        },
        {
          type: "aws:apigateway/restApi:RestApi",
          name: "rest-api",
          inputs: { body: unknown },
          dependsOn: { body: ["data-transform"] },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        {
          resource: "users",
          message:
            "lambdaConfig.*.lambdaArn is not known before the update and comes from function 'data-transform' itself: take it from an alias, as SnapStart needs",
        },
        {
          resource: "rest-api",
          level: "advisory",
          message: "body is not known before the update: judged then",
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
      kind: "linked",
      title: "an unknown ARN that depends on the alias",
      resources: [
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "event-target",
          inputs: { arn: unknown },
          dependsOn: { arn: ["live"] },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "live",
          inputs: { name: "live", functionName: unknown },
          dependsOn: { functionName: ["data-transform"] },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "an unknown ARN made of the function's ARN and its alias",
      resources: [
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "event-target",
          inputs: { arn: unknown },
          dependsOn: { arn: ["data-transform", "live"] },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "live",
          inputs: { name: "live", functionName: "transform" },
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
      kind: "unknown",
      title: "an unknown ARN that depends on the function itself",
      resources: [
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "event-target",
          inputs: { arn: unknown },
          dependsOn: { arn: ["data-transform"] },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        "arn is not known before the update and comes from function 'data-transform' itself: take it from an alias, as SnapStart needs",
      ],
    },
    {
      kind: "unknown",
      title: "two unknown ARNs of one notification, of which one is of another function's alias",
      resources: [
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "notification",
          inputs: {
            lambdaFunctions: [{ lambdaFunctionArn: unknown }, { lambdaFunctionArn: unknown }],
          },
          dependsOn: { lambdaFunctions: ["data-transform", "data-output-live"] },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "data-output-live",
          inputs: { name: "live", functionName: "output" },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { name: "output" },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        "lambdaFunctions.*.lambdaFunctionArn is not known before the update and comes from function 'data-transform' itself: take it from an alias, as SnapStart needs",
      ],
    },
    {
      kind: "unknown",
      title: "a state machine whose definition is unknown, of the function itself",
      resources: [
        {
          type: "aws:sfn/stateMachine:StateMachine",
          name: "state-machine",
          inputs: { definition: unknown },
          dependsOn: { definition: ["data-transform"] },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "definition is not known before the update: judged then",
        },
      ],
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
    {
      kind: "absent",
      title: "an event target without an ARN, and a bucket notification without functions",
      resources: [
        { type: "aws:cloudwatch/eventTarget:EventTarget", name: "event-target", inputs: {} },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "notification",
          inputs: { eventbridge: true, lambdaFunctions: null },
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
      title: "an unqualified trigger of a function that has no SnapStart",
      resources: [
        {
          type: "aws:lambda/permission:Permission",
          name: "permission",
          inputs: { function: "output", principal: "events.amazonaws.com" },
        },
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { name: "output", snapStart: { applyOn: "None" } },
        },
      ],
      reports: [],
    },
  ],
});
