import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-async-retry-bounds", {
  rows: [
    {
      kind: "pass",
      title: "settings of the alias that is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: {
            functionName: "worker",
            qualifier: "live",
            maximumRetryAttempts: 1,
            maximumEventAgeInSeconds: 3600,
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no settings, and what AWS takes then is within bounds",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker" },
        },
      ],
      reports: [],
    },
    {
      kind: "boundary",
      title: "the most retries and the greatest age, the fewest and the least",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21600 },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "helper-events",
          inputs: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "one more of each",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 21601 },
        },
      ],
      reports: [
        "maximumRetryAttempts is 3, expected 2 or less",
        "maximumEventAgeInSeconds is 21601, expected 60 to 21600",
      ],
    },
    {
      kind: "beyond",
      title: "a second too little",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { maximumEventAgeInSeconds: 59 },
        },
      ],
      reports: ["maximumEventAgeInSeconds is 59, expected 60 to 21600"],
    },
    {
      kind: "fail",
      title: "settings of $LATEST, where the alias is invoked",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: "worker", maximumRetryAttempts: 0 },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "orders",
          inputs: {
            protocol: "lambda",
            endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live",
          },
        },
      ],
      reports: [
        "holds for $LATEST alone, and 'worker' is invoked asynchronously as 'live' by 'hourly', 'orders'",
      ],
    },
    {
      kind: "fail",
      title: "settings of the alias, where the function itself is invoked",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: "worker", qualifier: "live", maximumRetryAttempts: 0 },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker" },
        },
      ],
      reports: [
        "holds for 'live' alone, and 'worker' is invoked asynchronously as $LATEST by 'hourly'",
      ],
    },
    {
      kind: "pass",
      title: "settings of $LATEST and of the alias, of which only the alias is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "latest-events",
          inputs: { functionName: "worker", maximumRetryAttempts: 0 },
        },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "live-events",
          inputs: { functionName: "worker", qualifier: "live", maximumRetryAttempts: 0 },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "settings of a function that only answers requests",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: "worker", maximumRetryAttempts: 0 },
        },
        {
          type: "aws:apigatewayv2/integration:Integration",
          name: "api",
          inputs: {
            integrationUri: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live",
          },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "numbers that only the update knows",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { maximumRetryAttempts: unknown, maximumEventAgeInSeconds: unknown },
        },
      ],
      reports: [
        "maximumRetryAttempts is not known before the update: set it to a value that the preview can judge",
        "maximumEventAgeInSeconds is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a qualifier that only the update knows may be the one that is invoked",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: "worker", qualifier: unknown, maximumRetryAttempts: 0 },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "settings of the function itself, and a target linked to its alias by dependency",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: unknown, maximumRetryAttempts: 0 },
          dependsOn: { functionName: ["worker"] },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: {} },
        {
          type: "aws:lambda/alias:Alias",
          name: "worker-live",
          inputs: { name: unknown, functionName: unknown },
          dependsOn: { functionName: ["worker"] },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: unknown },
          dependsOn: { arn: ["worker-live"] },
        },
      ],
      reports: [
        "holds for $LATEST alone, and 'worker' is invoked asynchronously as a version or an alias by 'hourly'",
      ],
    },
    {
      kind: "config",
      title: "tighter bounds, and settings without numbers",
      config: { maxRetryAttempts: 1, maxEventAgeSeconds: 3600 },
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: "worker", maximumEventAgeInSeconds: 0 },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: [
        "maximumRetryAttempts is not set, which means 2, expected 1 or less",
        "maximumEventAgeInSeconds is not set, which means 21600, expected 60 to 3600",
      ],
    },
    {
      kind: "config",
      title: "tighter bounds, and no settings at all, which cdk-nag passes",
      config: { maxRetryAttempts: 1, minEventAgeSeconds: 120, maxEventAgeSeconds: 3600 },
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
      ],
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
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: {
            functionName: "worker",
            qualifier: "live",
            maximumRetryAttempts: 0,
            maximumEventAgeInSeconds: 120,
          },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "retries that are null, which means AWS's default",
      config: { maxRetryAttempts: 1 },
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { maximumRetryAttempts: null, maximumEventAgeInSeconds: 60 },
        },
      ],
      reports: ["maximumRetryAttempts is not set, which means 2, expected 1 or less"],
    },
    {
      kind: "pass",
      title: "settings of the alias, where the function itself is invoked as well",
      resources: [
        {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          name: "worker-events",
          inputs: { functionName: "worker", qualifier: "live", maximumRetryAttempts: 0 },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "hourly",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker" },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "daily",
          inputs: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker:live" },
        },
      ],
      reports: [],
    },
  ],
});
