import { isDeepStrictEqual } from "node:util";
import { attributesOf } from "../data/declared-attributes";
import { topLevel, valuesAt } from "../values/values-at";
import { isSame, isSet } from "./attribute-differences";
import { type StackNode, type StackView, viewOf } from "./stack-view";

type Properties = Readonly<Record<string, unknown>>;

/**
 * More outputs that mean the same as the inputs of that name, and that somebody can set where the program
 * says nothing. Others that AWS computes (the policy that it gives each topic, the grants of a bucket) are no
 * choice of anyone's.
 */
const settableOutputs: Readonly<Record<string, readonly string[]>> = {
  "aws:iam/role:Role": ["inlinePolicies", "managedPolicyArns", "permissionsBoundary"],
  "aws:lambda/function:Function": ["environment", "fileSystemConfig", "vpcConfig"],
};

/** The stack as AWS has it: each resource's outputs in the place of its inputs, in the words of a program. */
export function deployedView({ nodes }: StackView): StackView {
  const deployedOf = new Map(nodes.map((node) => [node, deployedNode(node)]));
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

function deployedNode(node: StackNode) {
  const { type } = node;
  const outputs: Properties = node.outputs;
  const declared = Object.entries(node.inputs as Properties);
  const settable = (settableOutputs[type] ?? []).filter((key) => isSet(outputs[key]));
  const changed = Object.entries(attributesOf(type))
    .filter(([path, fallback]) => fallback !== undefined && !hasDefault(outputs, path, fallback))
    .map(([path]) => topLevel(path));
  // Once the provider's tags are added to the resource's own: nothing more is to be added by policies.
  const { tagsAll } = outputs;
  const { defaultTags: _added, ...others } = node.providerProperties;
  return {
    ...node,
    inputs: {
      ...Object.fromEntries(declared.map(([key, value]) => [key, outputs[key] ?? value])),
      ...Object.fromEntries([...settable, ...changed].map((key) => [key, outputs[key]])),
      ...(isSet(tagsAll) ? { tags: tagsAll } : {}),
    },
    providerProperties: isSet(tagsAll) ? others : node.providerProperties,
    propertyDependencies: {} as Record<string, readonly StackNode[]>,
  };
}

function hasDefault(outputs: Properties, path: string, fallback: unknown): boolean {
  const [deployed = fallback] = valuesAt(outputs, path).filter(isSet);
  return isSame(deployed, fallback);
}
