import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
  arnOf,
  fn,
  invokeConfig,
  notification,
  permission,
  resource,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'data-transform', which has SnapStart; its physical name is 'transform'. */
const transform = (inputs = {}) =>
  fn(
    { name: "transform", snapStart: { applyOn: "PublishedVersions" }, ...inputs },
    { name: "data-transform" },
  );

/** Function 'prices', which has SnapStart and is of no group. */
const prices = (inputs = {}) =>
  fn({ name: "prices", snapStart: { applyOn: "PublishedVersions" }, ...inputs });

const url = (inputs: object) =>
  resource("aws:lambda/functionUrl:FunctionUrl", "url", { ...inputs });

const invocation = (inputs: object) =>
  resource("aws:lambda/invocation:Invocation", "invocation", { ...inputs });

/** An event target whose ARN the update makes of those. */
const targetFrom = (...sources: string[]) =>
  target({ arn: unknown }, { dependsOn: { arn: sources } });

/** The report on a resource that names the function and no qualifier. */
const unqualified = (resource: string) => ({
  resource,
  message:
    "functionName names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
});

testStackPolicy("lambda-snapstart-reached", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "fail",
      title: "a permission without a qualifier",
      resources: [permission({ function: "transform" }), transform()],
      reports: [
        "function names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
      ],
    },
    {
      kind: "fail",
      title: "a permission whose qualifier is $LATEST, on a function of unknown name",
      resources: [
        permission(
          { function: unknown, qualifier: "$LATEST" },
          { dependsOn: { function: ["data-transform"] } },
        ),
        transform({ name: undefined }),
      ],
      reports: [
        "function names function 'data-transform' without an alias or a version in qualifier, as SnapStart needs",
      ],
    },
    {
      kind: "pass",
      title: "permission, invoke settings, URL and invocation with qualifiers, also unknown ones",
      resources: [
        permission({ function: "transform", qualifier: "live" }),
        invokeConfig({ functionName: "transform", qualifier: "live" }),
        url({ functionName: "transform", qualifier: "live" }),
        invocation({ functionName: "transform", qualifier: unknown }),
        transform(),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "invoke settings, URL and invocation of $LATEST",
      resources: [
        invokeConfig({ functionName: "transform" }, { name: "invoke-config" }),
        url({ functionName: "transform" }),
        invocation({ functionName: "transform" }),
        transform(),
      ],
      reports: [unqualified("invoke-config"), unqualified("url"), unqualified("invocation")],
    },
    {
      kind: "linked",
      title: "an unknown ARN that depends on the alias",
      resources: [
        targetFrom("live"),
        alias(
          { name: "live", functionName: unknown },
          { dependsOn: { functionName: ["data-transform"] } },
        ),
        transform({ name: undefined }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "an unknown ARN made of the function's ARN and its alias",
      resources: [
        targetFrom("data-transform", "live"),
        alias({ name: "live", functionName: "transform" }),
        transform(),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "an unknown ARN that depends on the function itself",
      resources: [targetFrom("data-transform"), transform({ name: undefined })],
      reports: [
        "arn is not known before the update and comes from function 'data-transform' itself: take it from an alias, as SnapStart needs",
      ],
    },
    {
      kind: "unknown",
      title: "two unknown ARNs of one notification, of which one is of another function's alias",
      resources: [
        notification(
          { lambdaFunctions: [{ lambdaFunctionArn: unknown }, { lambdaFunctionArn: unknown }] },
          { dependsOn: { lambdaFunctions: ["data-transform", "data-output-live"] } },
        ),
        alias({ name: "live", functionName: "output" }, { name: "data-output-live" }),
        fn({ name: "output" }, { name: "data-output" }),
        transform({ name: undefined }),
      ],
      reports: [
        "lambdaFunctions.*.lambdaFunctionArn is not known before the update and comes from function 'data-transform' itself: take it from an alias, as SnapStart needs",
      ],
    },
    {
      kind: "unknown",
      title: "a state machine whose definition is unknown, of the function itself",
      resources: [
        resource(
          "aws:sfn/stateMachine:StateMachine",
          "state-machine",
          { definition: unknown },
          { dependsOn: { definition: ["data-transform"] } },
        ),
        transform({ name: undefined }),
      ],
      reports: [
        { level: "advisory", message: "definition is not known before the update: evaluated then" },
      ],
    },
    {
      kind: "unknown",
      title:
        "the version or the alias of a function of no group, in an ARN that only the update knows",
      resources: [
        target({ arn: unknown }, { name: "by-version", dependsOn: { arn: ["prices"] } }),
        permission(
          { function: "prices", qualifier: unknown },
          { dependsOn: { qualifier: ["prices"] } },
        ),
        prices({ publish: true }),
      ],
      reports: [
        {
          level: "advisory",
          message: "arn, made of function 'prices', is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "evasion",
      title: "the ARN of a function of no group that publishes nothing",
      resources: [
        target({ arn: unknown }, { dependsOn: { arn: ["prices"] } }),
        prices({ publish: false }),
      ],
      reports: [
        "arn is not known before the update and comes from function 'prices' itself: take it from an alias, as SnapStart needs",
      ],
    },
    {
      kind: "pass",
      title: "an alias behind the function's ARN, and a version, once they are known",
      resources: [
        target({ arn: arnOf.fn("prices:live") }, { name: "by-alias" }),
        target({ arn: arnOf.fn("prices:7") }, { name: "by-version" }),
        prices({ publish: true }),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "a group whose triggers must take the ARN from an alias",
      config: { groups: ["pricing"] },
      settings: { functionGroups: { pricing: { names: ["prices"] } } },
      resources: [
        target({ arn: unknown }, { dependsOn: { arn: ["prices"] } }),
        prices({ publish: true }),
      ],
      reports: [
        "arn is not known before the update and comes from function 'prices' itself: take it from an alias, as SnapStart needs",
      ],
    },
    {
      kind: "absent",
      title: "an event target without an ARN, and a bucket notification without functions",
      resources: [
        target({ arn: undefined }),
        notification({ eventbridge: true, lambdaFunctions: null }),
        transform(),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "an unqualified trigger of a function that has no SnapStart",
      resources: [
        permission({ function: "output" }),
        fn({ name: "output", snapStart: { applyOn: "None" } }, { name: "data-output" }),
      ],
      reports: [],
    },
  ],
});
