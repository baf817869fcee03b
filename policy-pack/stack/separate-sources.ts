import type { Attribute, SeparateSource } from "../data/attribute";
import { attributesOf } from "../data/declared-attributes";
import { isRecord } from "../values/canonical-values";
import { referrersOf } from "./referrers";
import type { StackNode, StackView } from "./stack-view";

type Properties = Readonly<Record<string, unknown>>;

/** Whether a separate resource sets this attribute; then that resource is compared instead. */
export function isSetSeparately(
  node: StackNode,
  { setBy = [] }: Attribute,
  stack: StackView,
): boolean {
  return setBy.some((source) => sourcesOf(node, source, stack).length > 0);
}

/**
 * The deployed value of an attribute. For a list, elements that separate resources added are left
 * out.
 */
export function ownAttribute(node: StackNode, property: string, stack: StackView): unknown {
  const { addedBy = [], elementKey } = attributesOf(node.type)?.[property] ?? {};
  const deployed = (node.outputs as Properties)[property];
  if (!Array.isArray(deployed) || addedBy.length === 0) return deployed;
  const nameOf = (element: unknown) =>
    elementKey !== undefined && isRecord(element) ? element[elementKey] : element;
  const declared = new Set([(node.inputs as Properties)[property] ?? []].flat().map(nameOf));
  const added = new Set(
    addedBy.flatMap((source) =>
      sourcesOf(node, source, stack).flatMap(({ inputs, outputs }) =>
        [inputs, outputs].flatMap((each: Properties) => each[source.value]),
      ),
    ),
  );
  return deployed.filter((each) => declared.has(nameOf(each)) || !added.has(nameOf(each)));
}

function sourcesOf(node: StackNode, { type, target }: SeparateSource, stack: StackView) {
  return referrersOf(stack.ofType(type), target, node);
}
