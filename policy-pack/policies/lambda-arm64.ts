import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { isEdgeFunction } from "../events/edge-functions";
import { imagePlatformProblems } from "../lambda/image-platforms";
import type { StackNode } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { known } from "../values/unknown";

/** AWS's default for a function that names no architecture. */
const defaultArchitecture = "x86_64";

export const lambdaArm64 = stackPolicy({
  name: "lambda-arm64",
  displayName: "Lambda on arm64",
  description: "A Lambda function runs on an allowed architecture, which is arm64 (Graviton).",
  severity: "high",
  framework: costOptimization,
  tags: ["lambda", "cost", "performance"],
  remediationSteps:
    'Set architectures to ["arm64"], and build the function\'s code and layers for arm64.',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    allowedArchitectures: strings(requirements.architectures, "Architectures a function may have."),
  },
  check: (subject, { config, stack }) => {
    if (isEdgeFunction(stack, subject)) return false;
    const { inputs } = subject;
    const named = elementsOf(known(inputs.architectures, "architectures"));
    const own = named.map((each, index) => known(each, `architectures[${index}]`));
    const expected = config.allowedArchitectures.join(" or ");
    if (own.length === 0) {
      return (
        !config.allowedArchitectures.includes(defaultArchitecture) &&
        `architectures is not set, which means ${defaultArchitecture}: expected ${expected}`
      );
    }
    return [
      !own.every((each) => config.allowedArchitectures.includes(each)) &&
        `architectures is ${own.join(", ")}, expected ${expected}`,
      ...own.map((each) => imagePlatformProblems(subject as StackNode, each)),
    ];
  },
});
