import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, resource } from "../../../policy-pack/testing/resources";

/** A pipe that reads queue 'jobs'. */
const pipe = (name: string, inputs = {}) =>
  resource("aws:pipes/pipe:Pipe", name, { source: arnOf.queue("jobs"), ...inputs });

testMoreOfStackPolicy("lambda-failure-destination", "services", [
  {
    kind: "fail",
    title: "a rule of an organization, commits, and what a rule of IoT fails on",
    resources: [
      fn(),
      resource("aws:cfg/organizationCustomRule:OrganizationCustomRule", "everywhere", {
        lambdaFunctionArn: arnOf.fn("worker"),
      }),
      resource("aws:codecommit/trigger:Trigger", "commits", {
        triggers: [{ name: "all", events: ["all"], destinationArn: arnOf.fn("worker") }],
      }),
      resource("aws:iot/topicRule:TopicRule", "failed", {
        errorAction: { lambda: { functionArn: arnOf.fn("worker") } },
      }),
    ],
    reports: [
      "is invoked asynchronously as $LATEST by 'everywhere', 'commits', 'failed', and has no failure destination for it",
    ],
  },
  {
    kind: "fail",
    title: "a pipe that fires and forgets, beside one that waits and one that only asks",
    resources: [
      fn(),
      pipe("fires", {
        target: arnOf.fn("worker"),
        targetParameters: { lambdaFunctionParameters: { invocationType: "FIRE_AND_FORGET" } },
      }),
      pipe("waits", {
        target: arnOf.fn("worker"),
        targetParameters: { lambdaFunctionParameters: { invocationType: "REQUEST_RESPONSE" } },
      }),
      pipe("asks", {
        enrichment: arnOf.fn("worker"),
        target: "arn:aws:states:eu-west-1:123456789012:stateMachine:next",
        targetParameters: {
          stepFunctionStateMachineParameters: { invocationType: "FIRE_AND_FORGET" },
        },
      }),
    ],
    reports: [
      "is invoked asynchronously as $LATEST by 'fires', and has no failure destination for it",
    ],
  },
]);
