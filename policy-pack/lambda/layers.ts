import { refersTo } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

type FunctionNode = StackNode<"aws:lambda/function:Function">;
type LayerNode = StackNode<"aws:lambda/layerVersion:LayerVersion">;

/** The elements of `layers`; one that is unknown, where all of it is. */
export function layerValues({ inputs }: FunctionNode): readonly unknown[] {
  return elementsOf(inputs.layers);
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

/** Whether a layer that the function attaches has a matching ARN, or is of another stack and may have one. */
export function attachesForeignLayer(
  stack: StackView,
  subject: FunctionNode,
  patterns: readonly string[],
): boolean {
  const values = layerValues(subject);
  const attached = attachedLayers(stack, subject);
  const known = values.filter((value) => !isUnknown(value));
  return matchesOne(known, patterns) || values.length - known.length > attached.length;
}

function matchesOne(texts: readonly unknown[], patterns: readonly string[]): boolean {
  return texts.some(
    (text) =>
      typeof text === "string" && patterns.some((pattern) => matchesWildcard(text, pattern)),
  );
}
