import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, resource } from "../../../policy-pack/testing/resources";

const arn = arnOf.fn("transform");

/** The report on a property that names the function without an alias or a version. */
const itself = (resource: string, property: string) => ({
  resource,
  message: `${property} names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs`,
});

testMoreOfStackPolicy("lambda-snapstart-reached", "more services", [
  {
    kind: "fail",
    title: "balancers of `alb`, authorizers, hooks, tools and steps",
    resources: [
      fn(
        { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
        { name: "data-transform" },
      ),
      resource("aws:alb/targetGroupAttachment:TargetGroupAttachment", "balanced", {
        targetId: arn,
      }),
      resource("aws:appsync/api:Api", "channels", {
        eventConfig: {
          authProviders: [
            { authType: "AWS_LAMBDA", lambdaAuthorizerConfig: { authorizerUri: arn } },
          ],
        },
      }),
      resource("aws:appsync/graphQLApi:GraphQLApi", "graph", {
        additionalAuthenticationProviders: [
          { authenticationType: "AWS_LAMBDA", lambdaAuthorizerConfig: { authorizerUri: arn } },
        ],
      }),
      resource("aws:bedrock/agentcoreGatewayTarget:AgentcoreGatewayTarget", "tools", {
        targetConfiguration: { mcp: { lambda: { lambdaArn: arn } } },
      }),
      resource("aws:cfg/organizationCustomRule:OrganizationCustomRule", "everywhere", {
        lambdaFunctionArn: arn,
      }),
      resource("aws:cloudfront/multitenantDistribution:MultitenantDistribution", "tenants", {
        cacheBehaviors: [
          {
            lambdaFunctionAssociations: [{ eventType: "origin-request", lambdaFunctionArn: arn }],
          },
        ],
        defaultCacheBehavior: {
          lambdaFunctionAssociations: [{ eventType: "origin-request", lambdaFunctionArn: arn }],
        },
      }),
      resource("aws:codecommit/trigger:Trigger", "commits", {
        triggers: [{ name: "all", events: ["all"], destinationArn: arn }],
      }),
      resource("aws:ecs/service:Service", "rollout", {
        deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn: arn }] },
      }),
      resource("aws:iot/topicRule:TopicRule", "failed", {
        errorAction: { lambda: { functionArn: arn } },
      }),
      resource("aws:transfer/workflow:Workflow", "received", {
        onExceptionSteps: [{ type: "CUSTOM", customStepDetails: { target: arn } }],
        steps: [{ type: "CUSTOM", customStepDetails: { target: arn } }],
      }),
    ],
    reports: [
      itself("balanced", "targetId"),
      itself("channels", "eventConfig.authProviders.*.lambdaAuthorizerConfig.authorizerUri"),
      itself("graph", "additionalAuthenticationProviders.*.lambdaAuthorizerConfig.authorizerUri"),
      itself("tools", "targetConfiguration.mcp.lambda.lambdaArn"),
      itself("everywhere", "lambdaFunctionArn"),
      itself("tenants", "cacheBehaviors.*.lambdaFunctionAssociations.*.lambdaFunctionArn"),
      itself("tenants", "defaultCacheBehavior.lambdaFunctionAssociations.*.lambdaFunctionArn"),
      itself("commits", "triggers.*.destinationArn"),
      itself("rollout", "deploymentConfiguration.lifecycleHooks.*.hookTargetArn"),
      itself("failed", "errorAction.lambda.functionArn"),
      itself("received", "onExceptionSteps.*.customStepDetails.target"),
      itself("received", "steps.*.customStepDetails.target"),
    ],
  },
]);
