import { testMoreOfStackPolicy } from "../support/policy-tester";

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
]);
