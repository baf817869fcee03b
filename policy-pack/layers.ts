import { findTarget, refersTo } from "./links";
import type { StackNode, StackView } from "./stack-view";
import { isUnknown } from "./unknown";
import { matchesWildcard } from "./wildcard";

type FunctionNode = StackNode<"aws:lambda/function:Function">;
type LayerNode = StackNode<"aws:lambda/layerVersion:LayerVersion">;

/** The elements of `layers`; one that is unknown, where all of it is. */
export function layerValues({ inputs }: FunctionNode): readonly unknown[] {
  return isUnknown(inputs.layers) ? [inputs.layers] : (inputs.layers ?? []);
}

/** The layer versions of the stack that the function attaches. */
export function attachedLayers(stack: StackView, subject: FunctionNode): readonly LayerNode[] {
  const values = layerValues(subject);
  return stack
    .ofType("aws:lambda/layerVersion:LayerVersion")
    .filter((layer) => values.some((value) => refersTo(subject, "layers", value, layer)));
}

/** Whether the layer's logical or own name matches one of the patterns. */
export function isNamedLike({ name, inputs }: LayerNode, patterns: readonly string[]): boolean {
  return matchesOne([name, inputs.layerName], patterns);
}

/** Whether a layer of another stack that the function attaches has, or may have, a matching ARN. */
export function attachesForeignLayer(
  stack: StackView,
  subject: FunctionNode,
  patterns: readonly string[],
): boolean {
  const attached = attachedLayers(stack, subject);
  const foreign = layerValues(subject).filter(
    (value) => !isUnknown(value) && !findTarget(subject, "layers", value, attached),
  );
  const unknownCount = layerValues(subject).filter(isUnknown).length;
  const linkedCount = attached.length;
  return matchesOne(foreign, patterns) || unknownCount > linkedCount;
}

function matchesOne(texts: readonly unknown[], patterns: readonly string[]): boolean {
  return texts.some(
    (text) =>
      typeof text === "string" && patterns.some((pattern) => matchesWildcard(text, pattern)),
  );
}
