import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames, strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import type { Context } from "../engine/evaluate";
import { functionGroup } from "../engine/function-groups";
import {
  attachedLayers,
  attachesForeignLayer,
  couldShareLayer,
  foreignLayers,
  isNamedLike,
  layersLike,
  layerValues,
  pinnedLayers,
} from "../lambda/layers";
import type { StackNode, StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

/** AWS's own limit, which a preview does not check. */
const maxLayers = 5;

type FunctionNode = StackNode<"aws:lambda/function:Function">;

interface Config {
  readonly groups: readonly string[];
  readonly patterns: readonly string[];
  readonly otherLayers: readonly string[];
}

export const lambdaSharedLayer = stackPolicy<"aws:lambda/function:Function", Config>({
  name: "lambda-shared-layer",
  displayName: "Lambda shared layer",
  description:
    "Zip functions of the groups that share a layer attach its current version, and no layer of others; no function attaches more than five.",
  severity: "medium",
  framework: operationalExcellence,
  tags: ["lambda", "layers"],
  remediationSteps:
    "Add the ARN output of the shared layer to the function's layers; name the layers of others that may be attached in otherLayers.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    groups: groupNames(requirements.sharedLayer.groups, "Function groups that share the layer."),
    patterns: strings(
      requirements.sharedLayer.patterns,
      "Patterns on the layer's logical name, layer name or ARN; one must match.",
    ),
    otherLayers: strings(
      requirements.sharedLayer.otherLayers,
      "Patterns on the ARNs of layers outside the stack that functions of the groups may attach.",
    ),
  },
  check: (subject, context) => {
    const { config, group, stack } = context;
    const { groups, otherLayers, patterns } = config;
    // An image can't attach layers: it contains their content itself.
    if (known(subject.inputs.packageType, "packageType") === "Image") return false;
    const count = layerValues(subject).length;
    const layers = stack.ofType("aws:lambda/layerVersion:LayerVersion");
    const isInStack = layers.some((layer) => isNamedLike(layer, patterns));
    const hasSharedLayer = () =>
      attachedLayers(stack, subject).some((layer) => isNamedLike(layer, patterns)) ||
      (!isInStack && attachesForeignLayer(stack, subject, patterns));
    const isAllowed = (arn: string) =>
      [...otherLayers, ...(isInStack ? [] : patterns)].some((each) => matchesWildcard(arn, each));
    return [
      count > maxLayers && `layers has ${count} entries, AWS allows ${maxLayers}`,
      groups.some((each) => each === group) && [
        !hasSharedLayer() &&
          `layers has no layer like ${patterns.join(", ")}, which functions of group ${group} share`,
        () => unsharedProblem(subject, context),
        ...foreignLayers(stack, subject)
          .filter((arn) => !isAllowed(arn))
          .map((arn) => `layers has ${arn}, which may be of another account: its code is not ours`),
      ],
      ...pinnedLayers(stack, subject).map(
        ({ value, layer }) =>
          `layers has ${value}, whatever version of '${layer.name}' the program publishes: expected its arn`,
      ),
    ];
  },
});

/** Two layers may have matching names. A layer that only one function attaches is not shared. */
function unsharedProblem(
  subject: FunctionNode,
  { config, group, settings, stack }: Context<Config> & { readonly stack: StackView },
): Problems {
  const layersOf = (fn: FunctionNode) => layersLike(stack, fn, config.patterns);
  const own = layersOf(subject);
  if (own.length === 0) return false;
  let apart: string | undefined;
  for (const other of stack.ofType("aws:lambda/function:Function")) {
    if (other === subject || !couldShareLayer(subject, other)) continue;
    const its = functionGroup(settings.functionGroups, other);
    const layers = config.groups.some((name) => name === its) ? layersOf(other) : [];
    if (layers.some((layer) => own.includes(layer))) return false;
    if (layers.length > 0 && its !== group) {
      apart ??= `function '${other.name}' of group ${its} has ${namesOf(layers)}`;
    }
  }
  return (
    apart &&
    `layers has ${namesOf(own)}, which no other function attaches: ${apart}, and they should share one`
  );
}

function namesOf(layers: ReturnType<typeof layersLike>): string {
  return layers.map((layer) => (typeof layer === "string" ? layer : `'${layer.name}'`)).join(", ");
}
