import type { StackNode } from "../../../policy-pack/stack/stack-view";

type Values = Readonly<Record<string, unknown>>;
type Links = StackNode["propertyDependencies"];

/** A resource of a stack, whose outputs are its inputs; `links` are what the values of its properties come from. */
export function stackNode<Type extends string>(
  type: Type,
  name: string,
  inputs: Values,
  links: Links = {},
): StackNode<Type> & StackNode {
  const node: StackNode = {
    urn: `urn:pulumi:dev::etl::${type}::${name}`,
    type,
    name,
    inputs,
    outputs: inputs,
    propertyDependencies: links,
    providerProperties: {},
  };
  return node as StackNode<Type> & StackNode;
}
