import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { integer, integerByGroup } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { exceedsCeiling } from "../lambda/function-ceiling";

const bounds = { minimum: 128, maximum: 10240 };

export const lambdaMemoryCeiling = resourcePolicy({
  name: "lambda-memory-ceiling",
  displayName: "Lambda memory ceiling",
  description: "A Lambda function's memory stays at or under the ceiling of its group.",
  severity: "high",
  framework: costOptimization,
  tags: ["lambda", "cost"],
  remediationSteps:
    "Lower memorySize, or raise the ceiling of the function's group in the policy's configuration.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    maxMemoryMb: integer(
      requirements.maxMemoryMb,
      "Ceiling in MB for functions of no group.",
      bounds,
    ),
    maxMemoryMbByGroup: integerByGroup(
      requirements.maxMemoryMbByGroup,
      "Ceiling in MB for each function group.",
      bounds,
    ),
  },
  check: ({ inputs }, { config, group }) =>
    exceedsCeiling({
      property: "memorySize",
      unit: "MB",
      value: inputs.memorySize,
      valueWhenAbsent: 128,
      ceiling: config.maxMemoryMb,
      ceilingByGroup: config.maxMemoryMbByGroup,
      group,
    }),
});
