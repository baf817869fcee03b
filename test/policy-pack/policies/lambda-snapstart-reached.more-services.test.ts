import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("lambda-snapstart-reached", "more services", [
  {
    kind: "fail",
    title: "balancers of `alb`, authorizers, hooks, tools and steps",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: {
          name: "transform",
          snapStart: {
            applyOn: "PublishedVersions",
          },
        },
      },
      {
        type: "aws:alb/targetGroupAttachment:TargetGroupAttachment",
        name: "balanced",
        inputs: {
          targetId: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
        },
      },
      {
        type: "aws:appsync/api:Api",
        name: "channels",
        inputs: {
          eventConfig: {
            authProviders: [
              {
                authType: "AWS_LAMBDA",
                lambdaAuthorizerConfig: {
                  authorizerUri: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                },
              },
            ],
          },
        },
      },
      {
        type: "aws:appsync/graphQLApi:GraphQLApi",
        name: "graph",
        inputs: {
          additionalAuthenticationProviders: [
            {
              authenticationType: "AWS_LAMBDA",
              lambdaAuthorizerConfig: {
                authorizerUri: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            },
          ],
        },
      },
      {
        type: "aws:bedrock/agentcoreGatewayTarget:AgentcoreGatewayTarget",
        name: "tools",
        inputs: {
          targetConfiguration: {
            mcp: {
              lambda: {
                lambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            },
          },
        },
      },
      {
        type: "aws:cfg/organizationCustomRule:OrganizationCustomRule",
        name: "everywhere",
        inputs: {
          lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
        },
      },
      {
        type: "aws:cloudfront/multitenantDistribution:MultitenantDistribution",
        name: "tenants",
        inputs: {
          cacheBehaviors: [
            {
              lambdaFunctionAssociations: [
                {
                  eventType: "origin-request",
                  lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                },
              ],
            },
          ],
          defaultCacheBehavior: {
            lambdaFunctionAssociations: [
              {
                eventType: "origin-request",
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            ],
          },
        },
      },
      {
        type: "aws:codecommit/trigger:Trigger",
        name: "commits",
        inputs: {
          triggers: [
            {
              name: "all",
              events: ["all"],
              destinationArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          ],
        },
      },
      {
        type: "aws:ecs/service:Service",
        name: "rollout",
        inputs: {
          deploymentConfiguration: {
            lifecycleHooks: [
              {
                hookTargetArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            ],
          },
        },
      },
      {
        type: "aws:iot/topicRule:TopicRule",
        name: "failed",
        inputs: {
          errorAction: {
            lambda: {
              functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
            },
          },
        },
      },
      {
        type: "aws:transfer/workflow:Workflow",
        name: "received",
        inputs: {
          onExceptionSteps: [
            {
              type: "CUSTOM",
              customStepDetails: {
                target: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            },
          ],
          steps: [
            {
              type: "CUSTOM",
              customStepDetails: {
                target: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
              },
            },
          ],
        },
      },
    ],
    reports: [
      {
        resource: "balanced",
        message:
          "targetId names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "channels",
        message:
          "eventConfig.authProviders.*.lambdaAuthorizerConfig.authorizerUri names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "graph",
        message:
          "additionalAuthenticationProviders.*.lambdaAuthorizerConfig.authorizerUri names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "tools",
        message:
          "targetConfiguration.mcp.lambda.lambdaArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "everywhere",
        message:
          "lambdaFunctionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "tenants",
        message:
          "cacheBehaviors.*.lambdaFunctionAssociations.*.lambdaFunctionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "tenants",
        message:
          "defaultCacheBehavior.lambdaFunctionAssociations.*.lambdaFunctionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "commits",
        message:
          "triggers.*.destinationArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "rollout",
        message:
          "deploymentConfiguration.lifecycleHooks.*.hookTargetArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "failed",
        message:
          "errorAction.lambda.functionArn names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "received",
        message:
          "onExceptionSteps.*.customStepDetails.target names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "received",
        message:
          "steps.*.customStepDetails.target names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
    ],
  },
]);
