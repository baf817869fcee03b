import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

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
