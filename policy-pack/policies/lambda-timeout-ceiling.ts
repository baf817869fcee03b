import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { integer, integerByGroup } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { exceedsCeiling } from "../lambda/function-ceiling";

const bounds = { minimum: 1, maximum: 900 };

export const lambdaTimeoutCeiling = resourcePolicy({
  name: "lambda-timeout-ceiling",
  displayName: "Lambda timeout ceiling",
  description: "A Lambda function's timeout stays at or under the ceiling of its group.",
  severity: "medium",
  framework: costOptimization,
  tags: ["lambda", "cost"],
  remediationSteps:
    "Lower timeout, or raise the ceiling of the function's group in the policy's configuration.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    maxTimeoutSeconds: integer(
      requirements.maxTimeoutSeconds,
      "Ceiling in seconds for functions of no group.",
      bounds,
    ),
    maxTimeoutSecondsByGroup: integerByGroup(
      requirements.maxTimeoutSecondsByGroup,
      "Ceiling in seconds for each function group.",
      bounds,
    ),
  },
  check: ({ inputs }, { config, group }) =>
    exceedsCeiling({
      property: "timeout",
      unit: "s",
      value: inputs.timeout,
      valueWhenAbsent: 3,
      ceiling: config.maxTimeoutSeconds,
      ceilingByGroup: config.maxTimeoutSecondsByGroup,
      group,
    }),
});
