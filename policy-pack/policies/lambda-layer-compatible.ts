import { reliability } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { attachedLayers, isNamedLike } from "../lambda/layers";
import { elementsOf } from "../values/elements";
import type { Problems } from "../values/problems";
import { known, type Observed } from "../values/unknown";

export const lambdaLayerCompatible = stackPolicy({
  name: "lambda-layer-compatible",
  displayName: "Lambda layer compatible",
  description:
    "A function attaches layers of the stack that are made for its architecture and its runtime.",
  severity: "high",
  framework: reliability,
  tags: ["lambda", "layers"],
  remediationSteps:
    "Build the layer for the function, and say so in compatibleArchitectures and compatibleRuntimes.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/creating-deleting-layers.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    statedBy: strings(
      requirements.sharedLayer.patterns,
      "Patterns on the names of layers that must state what they are made for; to AWS any layer may be silent.",
    ),
  },
  check: (subject, { config: { statedBy }, stack }) => {
    const { architectures, runtime } = subject.inputs;
    return attachedLayers(stack, subject).flatMap((layer) => {
      const mustState = isNamedLike(layer, statedBy);
      const { compatibleArchitectures, compatibleRuntimes } = layer.inputs;
      const called = `of layer '${layer.name}'`;
      return [
        () => {
          const [architecture = "x86_64"] = elementsOf(known(architectures, "architectures"));
          const needed = known(architecture, "architectures");
          return statementProblem(
            `compatibleArchitectures ${called}`,
            compatibleArchitectures,
            needed,
            mustState,
          );
        },
        () =>
          statementProblem(
            `compatibleRuntimes ${called}`,
            compatibleRuntimes,
            known(runtime, "runtime"),
            mustState,
          ),
      ];
    });
  },
});

function statementProblem(
  property: string,
  statement: Observed<readonly string[]> | undefined,
  needed: string | undefined,
  mustState: boolean,
): Problems {
  if (needed === undefined) return false;
  const stated = elementsOf(known(statement, property));
  if (stated.length === 0) return mustState && `${property} is absent, expected ${needed}`;
  if (stated.some((each) => each === needed)) return false;
  const list = stated.map((each) => known(each, property));
  return `${property} is ${list.join(", ")}, without the function's ${needed}`;
}
