import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  arnOf,
  compositeAlarm,
  fn,
  invokeConfig,
  mapping,
  resource,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'data-transform', which has SnapStart; its physical name is 'transform'. */
const transform = (inputs = {}) =>
  fn(
    { name: "transform", snapStart: { applyOn: "PublishedVersions" }, ...inputs },
    { name: "data-transform" },
  );

const arn = arnOf.fn("transform");

/** The report on a property that names the function without an alias or a version. */
const itself = (resource: string, property: string) => ({
  resource,
  message: `${property} names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs`,
});

testMoreOfStackPolicy("lambda-snapstart-reached", "services that invoke it", [
  {
    kind: "fail",
    title: "services that invoke by a role of theirs, and names without a region",
    resources: [
      resource("aws:appsync/dataSource:DataSource", "resolver", {
        lambdaConfig: { functionArn: arn },
      }),
      resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "stream", {
        extendedS3Configuration: {
          processingConfiguration: {
            processors: [
              {
                parameters: [
                  { parameterName: "LambdaArn", parameterValue: arnOf.fn("transform:$LATEST") },
                ],
              },
            ],
          },
        },
      }),
      resource("aws:cognito/userPool:UserPool", "users", { lambdaConfig: { preSignUp: arn } }),
      resource("aws:apigatewayv2/api:Api", "api", { target: arn }),
      mapping({ functionName: "123456789012:function:transform" }, { name: "queue-mapping" }),
      transform(),
    ],
    reports: [
      itself("resolver", "lambdaConfig.functionArn"),
      itself(
        "stream",
        "extendedS3Configuration.processingConfiguration.processors.*.parameters.*.parameterValue",
      ),
      itself("users", "lambdaConfig.*"),
      itself("api", "target"),
      itself("queue-mapping", "functionName"),
    ],
  },
  {
    kind: "fail",
    title: "further services, blocks within blocks and documents",
    resources: [
      resource("aws:apigateway/restApi:RestApi", "rest-api", {
        body: '{"paths":{"/":{"get":{"x-amazon-apigateway-integration":{"uri":"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:transform/invocations"}}}}}',
      }),
      resource("aws:apigatewayv2/api:Api", "http-api", {
        body: JSON.stringify({ "x-amazon-apigateway-integration": { uri: arn } }),
      }),
      resource("aws:appsync/graphQLApi:GraphQLApi", "graph", {
        lambdaAuthorizerConfig: { authorizerUri: arn },
      }),
      resource("aws:bedrock/agentAgentActionGroup:AgentAgentActionGroup", "agent", {
        actionGroupExecutor: { lambda: arn },
      }),
      resource("aws:cfg/rule:Rule", "config-rule", {
        source: { owner: "CUSTOM_LAMBDA", sourceIdentifier: arn },
      }),
      resource("aws:cloudfront/distribution:Distribution", "cdn", {
        defaultCacheBehavior: { lambdaFunctionAssociations: [{ lambdaArn: arn }] },
        orderedCacheBehaviors: [
          { lambdaFunctionAssociations: [{ lambdaArn: arnOf.fn("transform:live") }] },
        ],
      }),
      compositeAlarm({ alarmActions: [arn] }),
      alarm({ insufficientDataActions: [arn] }, { name: "alarm" }),
      resource("aws:codepipeline/pipeline:Pipeline", "delivery", {
        stages: [
          {
            actions: [
              { provider: "Lambda", configuration: { FunctionName: "transform" } },
              { provider: "S3" },
            ],
          },
        ],
      }),
      resource("aws:cognito/userPool:UserPool", "users", {
        lambdaConfig: {
          kmsKeyId: "key",
          customEmailSender: { lambdaArn: arn, lambdaVersion: "V1_0" },
        },
      }),
      resource("aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation", "calls", {
        functionArn: arn,
      }),
      resource("aws:iot/authorizer:Authorizer", "devices", { authorizerFunctionArn: arn }),
      invokeConfig(
        { functionName: "helper", destinationConfig: { onSuccess: { destination: arn } } },
        { name: "helper-events" },
      ),
      resource("aws:s3control/objectLambdaAccessPoint:ObjectLambdaAccessPoint", "views", {
        configuration: {
          transformationConfigurations: [
            { contentTransformation: { awsLambda: { functionArn: arn } } },
          ],
        },
      }),
      resource("aws:scheduler/schedule:Schedule", "nightly", {
        target: {
          arn: "arn:aws:scheduler:::aws-sdk:lambda:invoke",
          input: '{"FunctionName":"transform"}',
        },
      }),
      resource("aws:transfer/server:Server", "files", { function: arn }),
      resource("aws:vpclattice/targetGroupAttachment:TargetGroupAttachment", "mesh", {
        target: { id: arn },
      }),
      transform(),
    ],
    reports: [
      itself("rest-api", "body"),
      itself("http-api", "body"),
      itself("graph", "lambdaAuthorizerConfig.authorizerUri"),
      itself("agent", "actionGroupExecutor.lambda"),
      itself("config-rule", "source.sourceIdentifier"),
      itself("cdn", "defaultCacheBehavior.lambdaFunctionAssociations.*.lambdaArn"),
      itself("trouble", "alarmActions.*"),
      itself("alarm", "insufficientDataActions.*"),
      itself("delivery", "stages.*.actions.*.configuration.FunctionName"),
      itself("users", "lambdaConfig.*.lambdaArn"),
      itself("calls", "functionArn"),
      itself("devices", "authorizerFunctionArn"),
      itself("helper-events", "destinationConfig.onSuccess.destination"),
      itself(
        "views",
        "configuration.transformationConfigurations.*.contentTransformation.awsLambda.functionArn",
      ),
      itself("nightly", "target.input"),
      itself("files", "function"),
      itself("mesh", "target.id"),
    ],
  },
  {
    kind: "linked",
    title: "a sender of a user pool that depends on the function, within a block that is known",
    resources: [
      resource(
        "aws:cognito/userPool:UserPool",
        "users",
        { lambdaConfig: { customSmsSender: { lambdaArn: unknown, lambdaVersion: "V1_0" } } },
        { dependsOn: { lambdaConfig: ["data-transform"] } },
      ),
      resource(
        "aws:apigateway/restApi:RestApi",
        "rest-api",
        { body: unknown },
        { dependsOn: { body: ["data-transform"] } },
      ),
      transform({ name: undefined }),
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
        message: "body is not known before the update: evaluated then",
      },
    ],
  },
]);
