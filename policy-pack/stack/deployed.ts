import { isDeepStrictEqual } from "node:util";
import { isSet } from "../values/canonical-values";
import { attributeDifferences, variableDifferences } from "./attribute-differences";
import { ownAttribute } from "./separate-sources";
import { type StackNode, type StackView, viewOf } from "./stack-view";

type Properties = Readonly<Record<string, unknown>>;

/** The stack as AWS has it: each resource's outputs in the place of its inputs, in the words of a program. */
export function deployedView(stack: StackView): StackView {
  const { nodes } = stack;
  const deployedOf = new Map(nodes.map((node) => [node, deployedNode(node, stack)]));
  for (const [node, deployed] of deployedOf) {
    for (const [property, targets] of Object.entries(node.propertyDependencies)) {
      deployed.propertyDependencies[property] = targets.map(
        (each) => deployedOf.get(each) as StackNode,
      );
    }
  }
  return viewOf([...deployedOf.values()]);
}

/** Whether AWS has the resource as the program declares it, as far as policies look. */
export function isAsDeclared(declared: StackNode, deployed: StackNode): boolean {
  return isDeepStrictEqual(
    [deployed.inputs, deployed.providerProperties],
    [declared.inputs, declared.providerProperties],
  );
}

function deployedNode(node: StackNode, stack: StackView) {
  const outputs: Properties = node.outputs;
  const declared = Object.entries(node.inputs as Properties);
  // Others that AWS computes (the policy that it gives each topic, the grants of a bucket) are no choice of anyone's.
  const changed = [...attributeDifferences(node, stack), ...variableDifferences(node)].map(
    ({ property }) => property,
  );
  // Once the provider's tags are added to the resource's own: nothing more is to be added by policies.
  const { tagsAll } = outputs;
  const { defaultTags: _added, ...others } = node.providerProperties;
  return {
    ...node,
    inputs: {
      ...Object.fromEntries(declared.map(([key, value]) => [key, outputs[key] ?? value])),
      ...Object.fromEntries(changed.map((key) => [key, ownAttribute(node, key, stack)])),
      ...(isSet(tagsAll) ? { tags: tagsAll } : {}),
    },
    providerProperties: isSet(tagsAll) ? others : node.providerProperties,
    propertyDependencies: {} as Record<string, readonly StackNode[]>,
  };
}
