import { oncePer } from "../values/once-per";
import { isKnownText } from "../values/unknown";
import { identifiersOf, namesIn } from "./identifiers";
import { refersTo } from "./links";
import type { StackNode } from "./stack-view";

/** A value that names a resource, and where it was found. */
export interface Reference {
  readonly from: StackNode;
  /** A top-level property of the inputs. */
  readonly property: string;
  readonly value: unknown;
}

/**
 * Returns a lookup of the references that name a resource, in their original order. The references
 * are indexed by what they name, so that looking up many resources takes no longer than there are
 * references.
 */
export function indexReferences<Each extends Reference>(
  references: readonly Each[],
): (target: StackNode) => readonly Each[] {
  const positions = new Map(references.map((reference, position) => [reference, position]));
  const keyed = references.flatMap((reference) =>
    keysOf(reference).map((key) => ({ key, reference })),
  );
  const byKey = Map.groupBy(keyed, ({ key }) => key);
  const positionOf = (reference: Each) => positions.get(reference) as number;
  return (target) => {
    const keys = [target, ...identifiersOf(target)];
    const candidates = keys.flatMap((key) => byKey.get(key) ?? []);
    return [...new Set(candidates.map(({ reference }) => reference))]
      .filter(({ from, property, value }) => refersTo(from, property, value, target))
      .sort((a, b) => positionOf(a) - positionOf(b));
  };
}

/** The names in the value, and the resources that it comes from. */
function keysOf({ from, property, value }: Reference): readonly (string | StackNode)[] {
  const names = isKnownText(value) ? namesIn(value) : [];
  return [...names, ...(from.propertyDependencies[property] ?? [])];
}

/**
 * The nodes whose property, or an element of it, names the target. Pass `nodes` as returned by the
 * stack's `ofType`.
 */
export function referrersOf<Type extends string>(
  nodes: readonly StackNode<Type>[],
  property: string,
  target: StackNode,
): readonly StackNode<Type>[] {
  const lookups = lookupsIn(nodes);
  const lookup = lookups.get(property) ?? indexReferences(referencesOf(nodes, property));
  lookups.set(property, lookup);
  const found = new Set(lookup(target).map(({ from }) => from));
  return [...found].map((from) => from as StackNode as StackNode<Type>);
}

const lookupsIn = oncePer(
  (_: readonly StackNode[]) => new Map<string, ReturnType<typeof indexReferences>>(),
);

function referencesOf(nodes: readonly StackNode[], property: string): readonly Reference[] {
  return nodes.flatMap((from) => {
    const value: unknown = from.inputs[property];
    return [value].flat().map((each) => ({ from, property, value: each }));
  });
}
