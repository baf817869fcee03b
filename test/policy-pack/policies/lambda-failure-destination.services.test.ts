import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("lambda-failure-destination", "services", [
  {
    kind: "fail",
    title: "a rule of an organization, commits, and what a rule of IoT fails on",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
        },
      },
      {
        type: "aws:cfg/organizationCustomRule:OrganizationCustomRule",
        name: "everywhere",
        inputs: {
          lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
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
              destinationArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
            },
          ],
        },
      },
      {
        type: "aws:iot/topicRule:TopicRule",
        name: "failed",
        inputs: {
          errorAction: {
            lambda: {
              functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
            },
          },
        },
      },
    ],
    reports: [
      "is invoked asynchronously as $LATEST by 'everywhere', 'commits', 'failed', and has no failure destination for it",
    ],
  },
  {
    kind: "fail",
    title: "a pipe that fires and forgets, beside one that waits and one that only asks",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker" },
      },
      {
        type: "aws:pipes/pipe:Pipe",
        name: "fires",
        inputs: {
          source: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          target: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
          targetParameters: { lambdaFunctionParameters: { invocationType: "FIRE_AND_FORGET" } },
        },
      },
      {
        type: "aws:pipes/pipe:Pipe",
        name: "waits",
        inputs: {
          source: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          target: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
          targetParameters: { lambdaFunctionParameters: { invocationType: "REQUEST_RESPONSE" } },
        },
      },
      {
        type: "aws:pipes/pipe:Pipe",
        name: "asks",
        inputs: {
          source: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          enrichment: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
          target: "arn:aws:states:eu-west-1:123456789012:stateMachine:next",
          targetParameters: {
            stepFunctionStateMachineParameters: { invocationType: "FIRE_AND_FORGET" },
          },
        },
      },
    ],
    reports: [
      "is invoked asynchronously as $LATEST by 'fires', and has no failure destination for it",
    ],
  },
]);
