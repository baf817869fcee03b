import { performanceEfficiency } from "../data/frameworks";
import { canUseSnapStart } from "../data/runtimes";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { findFunctions } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import type { InputsOf } from "../values/resource-types";
import { isPresent, known } from "../values/unknown";

type FunctionNode = StackNode<"aws:lambda/function:Function">;
type FunctionInputs = InputsOf<"aws:lambda/function:Function">;

/** SnapStart's limit, which is also AWS's default. */
const maxStorageMb = 512;

export const lambdaSnapstartEffective = stackPolicy({
  name: "lambda-snapstart-effective",
  displayName: "Lambda SnapStart effective",
  description:
    "A Lambda function with SnapStart has everything that AWS needs to create and use snapshots.",
  severity: "high",
  framework: performanceEfficiency,
  tags: ["lambda", "performance", "snapstart"],
  remediationSteps:
    "Set publish to true, drop what excludes SnapStart, and use a runtime that can do it or a container image with the label com.amazonaws.lambda.feature.snapstart=Allow.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    additionalRuntimes: strings([], "Further zip runtimes that can use SnapStart."),
  },
  check: (subject, { config, stack }) => {
    const { inputs } = subject;
    const snapStart = known(inputs.snapStart, "snapStart");
    if (known(snapStart?.applyOn, "snapStart.applyOn") !== "PublishedVersions") return false;
    return [
      () => runtimeProblem(inputs, config.additionalRuntimes),
      () =>
        known(inputs.publish, "publish") !== true &&
        "publish is not true: SnapStart is for published versions",
      () => storageProblem(inputs),
      isPresent(inputs.fileSystemConfig) &&
        "fileSystemConfig is set: SnapStart excludes file systems",
      isPresent(inputs.tenancyConfig) &&
        "tenancyConfig is set: SnapStart excludes tenant isolation",
      provisionedProblem(stack, subject),
      aliasProblem(stack, subject),
    ];
  },
});

function runtimeProblem(inputs: FunctionInputs, additional: readonly string[]): Problems {
  if (known(inputs.packageType, "packageType") === "Image") return false;
  const runtime = String(known(inputs.runtime, "runtime") ?? "(not set)");
  return (
    !canUseSnapStart(runtime) &&
    !additional.includes(runtime) &&
    `runtime ${runtime} of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image`
  );
}

function storageProblem({ ephemeralStorage }: FunctionInputs): Problems {
  const size = known(known(ephemeralStorage, "ephemeralStorage")?.size, "ephemeralStorage.size");
  return (
    (size ?? maxStorageMb) > maxStorageMb &&
    `ephemeralStorage.size is ${size} MB, SnapStart allows ${maxStorageMb} MB`
  );
}

function provisionedProblem(stack: StackView, subject: FunctionNode): Problems {
  const own = stack
    .ofType<string>("aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig")
    .filter((each) => isOf(stack, each, subject));
  // An auto scaling target names a function and its alias: function:orders:live.
  const scaled = stack
    .ofType<string>("aws:appautoscaling/target:Target")
    .filter(({ inputs }) => inputs.serviceNamespace === "lambda")
    .filter((each) => isOf(stack, each, subject, "resourceId"));
  return [...own, ...scaled].map(
    ({ name }) => `'${name}' gives it provisioned concurrency, which SnapStart excludes`,
  );
}

function aliasProblem(stack: StackView, subject: FunctionNode): Problems {
  return stack
    .ofType("aws:lambda/alias:Alias")
    .filter((each) => each.inputs.functionVersion === "$LATEST" && isOf(stack, each, subject))
    .map(({ name }) => `alias '${name}' is for $LATEST, which has no snapshot: expected a version`);
}

function isOf(
  stack: StackView,
  each: StackNode,
  subject: FunctionNode,
  property = "functionName",
): boolean {
  return findFunctions(stack, each, property, each.inputs[property]).some(
    ({ target }) => target === subject,
  );
}
