import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  arnOf,
  fn,
  mapping,
  notification,
  resource,
  subscription,
  target,
} from "../../../policy-pack/testing/resources";

/** Function 'data-transform', which has SnapStart; its physical name is 'transform'. */
const transform = (inputs = {}) =>
  fn(
    { name: "transform", snapStart: { applyOn: "PublishedVersions" }, ...inputs },
    { name: "data-transform" },
  );

/** The URI by which an API invokes it. */
const invocations = (functionArn: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

/** A state machine of one step. */
const machine = (name: string, step: object) =>
  resource("aws:sfn/stateMachine:StateMachine", name, {
    definition: JSON.stringify({ States: { A: step } }),
  });

/** The report on a property that names the function without an alias or a version. */
const itself = (resource: string, property: string) => ({
  resource,
  message: `${property} names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs`,
});

testMoreOfStackPolicy("lambda-snapstart-reached", "known names and ARNs", [
  {
    kind: "fail",
    title: "known ARNs of the function itself and of $LATEST, wherever they stand",
    resources: [
      target({ arn: arnOf.fn("transform") }, { name: "event-target" }),
      resource("aws:scheduler/schedule:Schedule", "schedule", {
        target: { arn: arnOf.fn("transform:$LATEST") },
      }),
      notification(
        {
          lambdaFunctions: [
            { lambdaFunctionArn: arnOf.fn("transform:live") },
            { lambdaFunctionArn: arnOf.fn("transform") },
          ],
        },
        { name: "notification" },
      ),
      resource("aws:apigateway/integration:Integration", "integration", {
        uri: invocations(arnOf.fn("transform")),
      }),
      mapping({ functionName: "transform" }, { name: "queue-mapping" }),
      transform(),
    ],
    reports: [
      itself("event-target", "arn"),
      itself("schedule", "target.arn"),
      itself("notification", "lambdaFunctions.*.lambdaFunctionArn"),
      itself("integration", "uri"),
      itself("queue-mapping", "functionName"),
    ],
  },
  {
    kind: "pass",
    title: "known ARNs and names with an alias or a version",
    resources: [
      target({ arn: arnOf.fn("transform:live") }),
      resource("aws:apigatewayv2/integration:Integration", "integration", {
        integrationUri: invocations(arnOf.fn("transform:7")),
      }),
      mapping({ functionName: "transform:live" }),
      transform(),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a queue that bears the function's name",
    resources: [subscription({ protocol: "sqs", endpoint: arnOf.queue("transform") }), transform()],
    reports: [],
  },
  {
    kind: "fail",
    title: "a state machine that calls the function by its name or its ARN",
    resources: [
      resource("aws:sfn/stateMachine:StateMachine", "by-name", {
        definition:
          '{"States":{"A":{"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName": "transform"}}}}',
      }),
      machine("by-arn", { Resource: arnOf.fn("transform") }),
      transform(),
    ],
    reports: [itself("by-name", "definition"), itself("by-arn", "definition")],
  },
  {
    kind: "pass",
    title: "a state machine that calls the alias, and one that calls no function",
    resources: [
      machine("by-alias", { Resource: arnOf.fn("transform:live") }),
      machine("waits", { Type: "Wait" }),
      transform(),
    ],
    reports: [],
  },
]);
