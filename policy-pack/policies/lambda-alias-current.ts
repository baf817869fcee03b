import { reliability } from "../data/frameworks";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { findFunctions } from "../stack/links";
import { hasName } from "../stack/names";
import type { StackNode } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

type AliasNode = StackNode<"aws:lambda/alias:Alias">;
type FunctionNode = StackNode<"aws:lambda/function:Function">;

export const lambdaAliasCurrent = stackPolicy({
  name: "lambda-alias-current",
  displayName: "Lambda alias current",
  description:
    "An alias of a function of the stack sends all invocations to the version that the program publishes.",
  severity: "high",
  framework: reliability,
  tags: ["lambda", "versions", "aliases"],
  remediationSteps:
    "Set functionVersion to the version of the function resource, and remove routingConfig; name an alias that stays behind on purpose in pinnedAliases.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
  resourceTypes: ["aws:lambda/alias:Alias"],
  config: {
    pinnedAliases: strings(
      [],
      "Patterns on the names of aliases that may name an older version, or share invocations with one.",
    ),
  },
  check: (alias, { config, stack }) => {
    const node = alias as StackNode;
    const [found] = findFunctions(stack, node, "functionName", alias.inputs.functionName);
    if (!found || hasName(alias, "name", config.pinnedAliases)) return false;
    return [() => versionProblem(alias, found.target), () => weightProblems(alias)];
  },
});

function versionProblem(alias: AliasNode, target: FunctionNode): Problems {
  const { functionVersion } = alias.inputs;
  // An alias for $LATEST follows every update of the code.
  if (!isPresent(functionVersion) || functionVersion === "$LATEST") return false;
  const sources = alias.propertyDependencies.functionVersion ?? [];
  const isFromTarget = sources.includes(target as StackNode);
  const expected = `expected the version that '${target.name}' publishes`;
  if (isUnknown(functionVersion)) {
    return (
      !isFromTarget &&
      `functionVersion is not known before the update, and does not come from function '${target.name}': ${expected}`
    );
  }
  const { version } = target.outputs;
  // If the version is known before it is published, it does not come from the function.
  if (!isFromTarget || isUnknown(version)) {
    return `functionVersion is ${functionVersion}, whatever the program publishes: ${expected}`;
  }
  const isBehind = /^\d+$/.test(String(version)) && functionVersion !== version;
  return isBehind && `functionVersion is ${functionVersion}, ${expected}, ${version}`;
}

function weightProblems({ inputs }: AliasNode): Problems {
  const path = "routingConfig.additionalVersionWeights";
  const weights = valuesAt(inputs, path).filter(isPresent);
  return weights.flatMap(
    (each) => () =>
      Object.entries(known(each, path) as Readonly<Record<string, unknown>>)
        .filter(([, weight]) => weight !== 0)
        .map(
          ([version, weight]) =>
            `${path} gives version ${version} a weight of ${isUnknown(weight) ? "something that only the update knows" : weight}, expected none`,
        ),
  );
}
