import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames, strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import {
  attachedLayers,
  attachesForeignLayer,
  foreignLayers,
  isNamedLike,
  layerValues,
  pinnedLayers,
} from "../lambda/layers";
import { known } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

/** AWS's own limit, which a preview does not meet. */
const maxLayers = 5;

export const lambdaSharedLayer = stackPolicy({
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
  check: (subject, { config: { groups, otherLayers, patterns }, group, stack }) => {
    // An image can't attach layers: it carries the content itself.
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
