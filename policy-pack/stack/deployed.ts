import { isDeepStrictEqual } from "node:util";
import { isSet } from "../values/canonical-values";
import { attributeDifferences, variableDifferences } from "./attribute-differences";
import { ownAttribute } from "./separate-sources";
import { type StackNode, type StackView, viewOf } from "./stack-view";

type Properties = Readonly<Record<string, unknown>>;

/** The stack as deployed: each resource's outputs replace its inputs, in the program's form. */
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

/** Whether the deployed resource equals the declared one in everything that policies read. */
export function isAsDeclared(declared: StackNode, deployed: StackNode): boolean {
  return isDeepStrictEqual(
    [deployed.inputs, deployed.providerProperties],
    [declared.inputs, declared.providerProperties],
  );
}

function deployedNode(node: StackNode, stack: StackView) {
  const outputs: Properties = node.outputs;
  const declared = Object.entries(node.inputs as Properties);
  // Other outputs (a topic's default policy, a bucket's grants) are computed by AWS, chosen by
  // nobody.
  const changed = [...attributeDifferences(node, stack), ...variableDifferences(node)].map(
    ({ property }) => property,
  );
  // `tagsAll` already includes the provider's default tags, so policies must not add them again.
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
