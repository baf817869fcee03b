import { isDeepStrictEqual } from "node:util";
import { accountOf } from "../stack/accounts";
import { refersTo } from "../stack/links";
import { isElsewhere } from "../stack/regions";
import type { StackNode, StackView } from "../stack/stack-view";
import { elementsOf } from "../values/elements";
import { isKnownText, isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

type FunctionNode = StackNode<"aws:lambda/function:Function">;
type LayerNode = StackNode<"aws:lambda/layerVersion:LayerVersion">;

/** The elements of `layers`; one unknown element if the whole list is unknown. */
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

/**
 * The values that name a layer of the stack, but another version than the program publishes: no
 * deployment changes what they attach.
 */
export function pinnedLayers(
  stack: StackView,
  subject: FunctionNode,
): readonly { readonly value: string; readonly layer: LayerNode }[] {
  const sources = subject.propertyDependencies.layers ?? [];
  return attachedLayers(stack, subject).flatMap((layer) =>
    layerValues(subject)
      .filter(isKnownText)
      .map(String)
      .filter((value) => refersTo(subject, "layers", value, layer))
      .filter((value) => {
        const { arn } = layer.outputs;
        const isPublished = isKnownText(arn) ? value === arn : undefined;
        return !(isPublished ?? sources.includes(layer as StackNode));
      })
      .map((value) => ({ value, layer })),
  );
}

/**
 * The layer ARNs that match no layer of the stack and are not known to be in the function's
 * account.
 */
export function foreignLayers(stack: StackView, subject: FunctionNode): readonly string[] {
  const layers = stack.ofType("aws:lambda/layerVersion:LayerVersion");
  return layerValues(subject)
    .filter(isKnownText)
    .map(String)
    .filter((value) => !layers.some((layer) => refersTo(subject, "layers", value, layer)))
    .filter((value) => accountIn(value) !== ownAccount(subject));
}

function ownAccount({ inputs, providerProperties }: FunctionNode): string | undefined {
  return accountOf(providerProperties) ?? accountIn(String(inputs.role)) ?? "unknown";
}

function accountIn(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

/** Whether the layer's logical name or its `layerName` matches one of the patterns. */
export function isNamedLike({ name, inputs }: LayerNode, patterns: readonly string[]): boolean {
  return matchesOne([name, inputs.layerName], patterns);
}

/**
 * Whether the function attaches a layer with a matching ARN, or one of another stack that may have
 * one.
 */
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

/**
 * The layers with matching names that the function attaches: nodes for those of the stack, ARNs
 * without a version for others.
 */
export function layersLike(
  stack: StackView,
  subject: FunctionNode,
  patterns: readonly string[],
): readonly (LayerNode | string)[] {
  const own = attachedLayers(stack, subject).filter((layer) => isNamedLike(layer, patterns));
  const others = layerValues(subject)
    .filter((value) => !isUnknown(value) && matchesOne([value], patterns))
    .map((value) => String(value).replace(/:\d+$/, ""));
  return [...own, ...others];
}

/** Whether each function can load what the other can: same place, language and architecture. */
export function couldShareLayer(one: FunctionNode, other: FunctionNode): boolean {
  const [first, second] = [one, other].map(({ inputs: { architectures, runtime } }) => [
    isUnknown(runtime) ? "" : String(runtime).replace(/[\d.].*/, ""),
    elementsOf<unknown>(architectures)[0] ?? "x86_64",
  ]);
  return isDeepStrictEqual(first, second) && !isElsewhere(one as StackNode, "", other as StackNode);
}

function matchesOne(texts: readonly unknown[], patterns: readonly string[]): boolean {
  return texts.some(
    (text) =>
      typeof text === "string" && patterns.some((pattern) => matchesWildcard(text, pattern)),
  );
}
