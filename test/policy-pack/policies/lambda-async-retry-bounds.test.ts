import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
  arnOf,
  fn,
  invokeConfig,
  resource,
  subscription,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Settings of function 'worker'. */
const settings = (inputs = {}, options = {}) =>
  invokeConfig(inputs, { name: "worker-events", ...options });

/** A rule's target, which invokes function 'worker' or an alias of it. */
const hourly = (invoked: string) => target({ arn: arnOf.fn(invoked) }, { name: "hourly" });

testStackPolicy("lambda-async-retry-bounds", {
  rows: [
    {
      kind: "pass",
      title: "settings of the alias that is invoked",
      resources: [
        fn(),
        hourly("worker:live"),
        settings({ qualifier: "live", maximumRetryAttempts: 1, maximumEventAgeInSeconds: 3600 }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no settings, and what AWS takes then is within bounds",
      resources: [fn(), hourly("worker")],
      reports: [],
    },
    {
      kind: "boundary",
      title: "the most retries and the greatest age, the fewest and the least",
      resources: [
        settings({ maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21600 }),
        settings(
          { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
          { name: "helper-events" },
        ),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "one more of each",
      resources: [settings({ maximumRetryAttempts: 3, maximumEventAgeInSeconds: 21601 })],
      reports: [
        "maximumRetryAttempts is 3, expected 2 or less",
        "maximumEventAgeInSeconds is 21601, expected 60 to 21600",
      ],
    },
    {
      kind: "beyond",
      title: "a second too little",
      resources: [settings({ maximumEventAgeInSeconds: 59 })],
      reports: ["maximumEventAgeInSeconds is 59, expected 60 to 21600"],
    },
    {
      kind: "fail",
      title: "settings of $LATEST, where the alias is invoked",
      resources: [
        settings({ maximumRetryAttempts: 0 }),
        fn(),
        hourly("worker:live"),
        subscription({ protocol: "lambda", endpoint: arnOf.fn("worker:live") }, { name: "orders" }),
      ],
      reports: [
        "holds for $LATEST alone, and 'worker' is invoked asynchronously as 'live' by 'hourly', 'orders'",
      ],
    },
    {
      kind: "fail",
      title: "settings of the alias, where the function itself is invoked",
      resources: [settings({ qualifier: "live", maximumRetryAttempts: 0 }), fn(), hourly("worker")],
      reports: [
        "holds for 'live' alone, and 'worker' is invoked asynchronously as $LATEST by 'hourly'",
      ],
    },
    {
      kind: "pass",
      title: "settings of $LATEST and of the alias, of which only the alias is invoked",
      resources: [
        fn(),
        settings({ maximumRetryAttempts: 0 }, { name: "latest-events" }),
        settings({ qualifier: "live", maximumRetryAttempts: 0 }, { name: "live-events" }),
        hourly("worker:live"),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "settings of a function that only answers requests",
      resources: [
        fn(),
        settings({ maximumRetryAttempts: 0 }),
        resource("aws:apigatewayv2/integration:Integration", "api", {
          integrationUri: arnOf.fn("worker:live"),
        }),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "numbers that only the update knows",
      resources: [settings({ maximumRetryAttempts: unknown, maximumEventAgeInSeconds: unknown })],
      reports: [
        "maximumRetryAttempts is not known before the update: set it to a value that the preview can evaluate",
        "maximumEventAgeInSeconds is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a qualifier that only the update knows may be the one that is invoked",
      resources: [
        fn(),
        settings({ qualifier: unknown, maximumRetryAttempts: 0 }),
        hourly("worker:live"),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "settings of the version that is published, where the alias is invoked",
      resources: [
        settings(
          { qualifier: unknown, maximumRetryAttempts: 0 },
          { dependsOn: { qualifier: ["worker"] } },
        ),
        fn(),
        hourly("worker:live"),
      ],
      reports: [
        "holds for a version alone, and 'worker' is invoked asynchronously as 'live' by 'hourly'",
      ],
    },
    {
      kind: "linked",
      title: "settings of the function itself, and a target linked to its alias by dependency",
      resources: [
        settings(
          { functionName: unknown, maximumRetryAttempts: 0 },
          { dependsOn: { functionName: ["worker"] } },
        ),
        fn({ name: undefined }),
        alias(
          { name: unknown, functionName: unknown },
          { name: "worker-live", dependsOn: { functionName: ["worker"] } },
        ),
        target({ arn: unknown }, { name: "hourly", dependsOn: { arn: ["worker-live"] } }),
      ],
      reports: [
        "holds for $LATEST alone, and 'worker' is invoked asynchronously as a version or an alias by 'hourly'",
      ],
    },
    {
      kind: "config",
      title: "tighter bounds, and settings without numbers",
      config: { maxRetryAttempts: 1, maxEventAgeSeconds: 3600 },
      resources: [settings({ maximumEventAgeInSeconds: 0 }), fn()],
      reports: [
        "maximumRetryAttempts is not set, which means 2, expected 1 or less",
        "maximumEventAgeInSeconds is not set, which means 21600, expected 60 to 3600",
      ],
    },
    {
      kind: "config",
      title: "tighter bounds, and no settings at all, which cdk-nag passes",
      config: { maxRetryAttempts: 1, minEventAgeSeconds: 120, maxEventAgeSeconds: 3600 },
      resources: [fn(), hourly("worker:live")],
      reports: [
        "is invoked asynchronously as 'live' by 'hourly', without a FunctionEventInvokeConfig for it: maximumRetryAttempts is not set, which means 2, expected 1 or less",
        "is invoked asynchronously as 'live' by 'hourly', without a FunctionEventInvokeConfig for it: maximumEventAgeInSeconds is not set, which means 21600, expected 120 to 3600",
      ],
    },
    {
      kind: "config",
      title: "tighter bounds, kept for the alias that is invoked",
      config: { maxRetryAttempts: 0, minEventAgeSeconds: 120 },
      resources: [
        fn(),
        settings({ qualifier: "live", maximumRetryAttempts: 0, maximumEventAgeInSeconds: 120 }),
        hourly("worker:live"),
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "retries that are null, which means AWS's default",
      config: { maxRetryAttempts: 1 },
      resources: [settings({ maximumRetryAttempts: null, maximumEventAgeInSeconds: 60 })],
      reports: ["maximumRetryAttempts is not set, which means 2, expected 1 or less"],
    },
    {
      kind: "pass",
      title: "settings of the alias, where the function itself is invoked as well",
      resources: [
        settings({ qualifier: "live", maximumRetryAttempts: 0 }),
        fn(),
        hourly("worker"),
        target({ arn: arnOf.fn("worker:live") }, { name: "daily" }),
      ],
      reports: [],
    },
  ],
});
