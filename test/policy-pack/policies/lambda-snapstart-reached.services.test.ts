import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("lambda-snapstart-reached", "services that invoke it", [
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
]);
