import { integer, integerByGroup } from "../config";
import { resourcePolicy } from "../define-policy";
import { costOptimization } from "../frameworks";
import { requirements } from "../requirements";
import { known } from "../unknown";

const bounds = { minimum: 128, maximum: 10240 };
/** What AWS gives a function that names no memory. */
const defaultMemoryMb = 128;

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
  check: ({ inputs }, { config, group }) => {
    const memoryMb = known(inputs.memorySize, "memorySize") ?? defaultMemoryMb;
    const ceilingMb = (group && config.maxMemoryMbByGroup[group]) || config.maxMemoryMb;
    const owner = group ? ` of group ${group}` : "";
    return (
      memoryMb > ceilingMb && `memorySize is ${memoryMb} MB, the ceiling${owner} is ${ceilingMb} MB`
    );
  },
});
