import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames, strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { attachedLayers, attachesForeignLayer, isNamedLike, layerValues } from "../lambda/layers";
import { known } from "../values/unknown";

/** AWS's own limit, which a preview does not meet. */
const maxLayers = 5;

export const lambdaSharedLayer = stackPolicy({
  name: "lambda-shared-layer",
  displayName: "Lambda shared layer",
  description:
    "Zip functions of the groups that share a layer attach it; no function attaches more than five.",
  severity: "medium",
  framework: operationalExcellence,
  tags: ["lambda", "layers"],
  remediationSteps: "Add the shared layer's version ARN to the function's layers.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    groups: groupNames(requirements.sharedLayer.groups, "Function groups that share the layer."),
    patterns: strings(
      requirements.sharedLayer.patterns,
      "Patterns on the layer's logical name, layer name or ARN; one must match.",
    ),
  },
  check: (subject, { config: { groups, patterns }, group, stack }) => {
    // An image can't attach layers: it carries the content itself.
    if (known(subject.inputs.packageType, "packageType") === "Image") return false;
    const count = layerValues(subject).length;
    const hasSharedLayer = () =>
      attachedLayers(stack, subject).some((layer) => isNamedLike(layer, patterns)) ||
      attachesForeignLayer(stack, subject, patterns);
    return [
      count > maxLayers && `layers has ${count} entries, AWS allows ${maxLayers}`,
      groups.some((each) => each === group) &&
        !hasSharedLayer() &&
        `layers has no layer like ${patterns.join(", ")}, which functions of group ${group} share`,
    ];
  },
});
