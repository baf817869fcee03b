import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
  arnOf,
  fn,
  invokeConfig,
  mapping,
  notification,
  permission,
  resource,
  subscription,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A function of the pipeline. */
const ingestion = fn({ name: "ingestion" }, { name: "data-ingestion" });
const onFailure = (destination: unknown) => ({ destinationConfig: { onFailure: { destination } } });

/** Something that has a position, as streams have, invokes function 'worker'. */
const stream = (name: string, inputs = {}) =>
  mapping({ eventSourceArn: unknown, startingPosition: "LATEST", ...inputs }, { name });

testStackPolicy("lambda-failure-destination", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "fail",
      title: "an event target, a permission and no settings at all",
      resources: [fn(), target(), permission()],
      reports: [
        "is invoked asynchronously as $LATEST by 'target', 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "an event target and its permission, both of one name",
      resources: [fn(), target({}, { name: "nightly" }), permission({}, { name: "nightly" })],
      reports: [
        "is invoked asynchronously as $LATEST by 'nightly', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "a permission for a service in one region",
      resources: [fn(), permission({ principal: "logs.eu-west-1.amazonaws.com" })],
      reports: [
        "is invoked asynchronously as $LATEST by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "settings without a destination",
      resources: [
        fn(),
        notification({}, { name: "notification" }),
        invokeConfig({ destinationConfig: { onSuccess: { destination: arnOf.queue("done") } } }),
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'notification', and has no failure destination for it",
      ],
    },
    {
      kind: "evasion",
      title: "settings of $LATEST, where the alias is invoked",
      resources: [
        fn(),
        subscription(
          { protocol: "lambda", endpoint: arnOf.fn("worker:live") },
          { name: "subscription" },
        ),
        invokeConfig(onFailure(arnOf.queue("failures"))),
      ],
      reports: [
        "is invoked asynchronously as 'live' by 'subscription', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "settings of the alias, where the function itself is invoked",
      resources: [
        fn(),
        permission({ principal: "s3.amazonaws.com" }),
        invokeConfig({ qualifier: "live", ...onFailure(arnOf.queue("failures")) }),
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "a function to which another sends its failed events",
      resources: [
        fn(),
        invokeConfig(
          { functionName: "helper", ...onFailure(arnOf.fn("worker")) },
          { name: "helper-events" },
        ),
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'helper-events', and has no failure destination for it",
      ],
    },
    {
      kind: "evasion",
      title: "settings of another function",
      resources: [
        fn(),
        fn({ name: "helper" }),
        permission({ principal: "sns.amazonaws.com" }),
        invokeConfig(
          { functionName: "helper", ...onFailure(arnOf.queue("failures")) },
          { name: "settings-of-helper" },
        ),
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "fail",
      title: "a stream's mapping without a destination",
      resources: [stream("mapping")],
      reports: [
        "reads a stream and has no destinationConfig.onFailure: records that fail are dropped",
      ],
    },
    {
      kind: "pass",
      title: "settings of the alias that is invoked",
      resources: [
        fn(),
        resource("aws:scheduler/schedule:Schedule", "schedule", {
          target: { arn: arnOf.fn("worker:live") },
        }),
        invokeConfig({ qualifier: "live", ...onFailure(arnOf.queue("failures")) }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "settings that say $LATEST, where the function itself is invoked",
      resources: [
        fn(),
        permission(),
        invokeConfig({ qualifier: "$LATEST", ...onFailure(arnOf.queue("failures")) }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a dead-letter queue of the function covers all its aliases",
      resources: [
        fn({ deadLetterConfig: { targetArn: unknown } }),
        target({ arn: arnOf.fn("worker:live") }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function that is invoked synchronously",
      resources: [
        fn(),
        permission({ principal: "apigateway.amazonaws.com" }),
        mapping({ eventSourceArn: unknown }, { name: "queue-mapping" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "mappings of a stream with a destination, of Kafka and of DocumentDB",
      resources: [
        stream("stream-mapping", { destinationConfig: { onFailure: { destinationArn: unknown } } }),
        stream("kafka-mapping", { topics: ["orders"] }),
        stream("document-mapping", { documentDbEventSourceConfig: { databaseName: "orders" } }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a function of the pipeline without triggers or settings",
      resources: [ingestion],
      reports: [
        "has no failure destination, and functions of group data-ingestion are invoked asynchronously",
      ],
    },
    {
      kind: "pass",
      title: "a function of the pipeline without triggers, with settings of its alias",
      resources: [
        ingestion,
        invokeConfig(
          { functionName: "ingestion", qualifier: "live", ...onFailure(arnOf.queue("failures")) },
          { name: "settings-of-ingestion" },
        ),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a destination, a qualifier or all of the settings that only the update knows",
      resources: [
        fn(),
        fn({ name: "helper" }),
        target({ arn: arnOf.fn("worker:live") }, { name: "worker-target" }),
        invokeConfig({ qualifier: unknown, ...onFailure(unknown) }),
        permission(
          { function: "helper", qualifier: unknown, principal: "s3.amazonaws.com" },
          { name: "helper-permission" },
        ),
        invokeConfig(
          { functionName: "helper", qualifier: "3", destinationConfig: unknown },
          { name: "settings-of-helper" },
        ),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a qualifier that only the update knows, and settings of $LATEST",
      resources: [
        fn(),
        permission({ qualifier: unknown, principal: "s3.amazonaws.com" }),
        invokeConfig(onFailure(arnOf.queue("failures"))),
      ],
      reports: [
        "is invoked asynchronously as a version or an alias by 'permission', and has no failure destination for it",
      ],
    },
    {
      kind: "linked",
      title: "target and settings linked to alias and function by dependency",
      resources: [
        fn({ name: undefined }),
        alias({ functionName: unknown }, { dependsOn: { functionName: ["worker"] } }),
        target({ arn: unknown }, { dependsOn: { arn: ["worker-live"] } }),
        invokeConfig(
          { functionName: unknown, qualifier: "live", ...onFailure(unknown) },
          { dependsOn: { functionName: ["worker"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "settings of the function itself, and a target linked to its alias by dependency",
      resources: [
        fn({ name: undefined }),
        alias({ functionName: unknown }, { dependsOn: { functionName: ["worker"] } }),
        target({ arn: unknown }, { dependsOn: { arn: ["worker-live"] } }),
        invokeConfig(
          { functionName: unknown, ...onFailure(unknown) },
          { dependsOn: { functionName: ["worker"] } },
        ),
      ],
      reports: [
        "is invoked asynchronously as 'live' by 'target', and has no failure destination for it",
      ],
    },
    {
      kind: "config",
      title: "no group counts as asynchronous",
      config: { groups: [] },
      resources: [ingestion],
      reports: [],
    },
    {
      kind: "fail",
      title: "a function of the pipeline with a trigger, which is what the message names",
      resources: [
        ingestion,
        target(
          {
            rule: "daily",
            arn: arnOf.fn("ingestion"),
            deadLetterConfig: { arn: arnOf.queue("failures") },
          },
          { name: "schedule" },
        ),
      ],
      reports: [
        "is invoked asynchronously as $LATEST by 'schedule', and has no failure destination for it",
      ],
    },
  ],
});
