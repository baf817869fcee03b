import { reliability } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import {
  awsRetryDefaults,
  boundsProblems,
  type RetryBounds,
  scopeProblems,
  unsetProblems,
} from "../events/retry-bounds";
import { isNodeOf } from "../stack/stack-view";

export const lambdaAsyncRetryBounds = stackPolicy<string, RetryBounds>({
  name: "lambda-async-retry-bounds",
  displayName: "Lambda asynchronous retry bounds",
  description:
    "Retries and age of asynchronous events stay within bounds, for the version or alias that is invoked.",
  severity: "low",
  enforcementLevel: "advisory",
  framework: reliability,
  tags: ["lambda", "events", "retries"],
  remediationSteps:
    "Set maximumRetryAttempts and maximumEventAgeInSeconds in an aws.lambda.FunctionEventInvokeConfig with the qualifier that the triggers use.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html",
  resourceTypes: [
    "aws:lambda/function:Function",
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  ],
  config: {
    maxRetryAttempts: integer(awsRetryDefaults.retryAttempts, "Most retries of a failed event.", {
      minimum: 0,
      maximum: 2,
    }),
    minEventAgeSeconds: integer(60, "Least time in seconds that an event may wait.", {
      minimum: 60,
      maximum: 21600,
    }),
    maxEventAgeSeconds: integer(
      awsRetryDefaults.eventAgeSeconds,
      "Most time in seconds that an event may wait.",
      {
        minimum: 60,
        maximum: 21600,
      },
    ),
  },
  check: (subject, { config, stack }) =>
    isNodeOf(subject, "aws:lambda/function:Function")
      ? unsetProblems(subject, stack, config)
      : [...boundsProblems(subject.inputs, config), () => scopeProblems(subject, stack)],
});
