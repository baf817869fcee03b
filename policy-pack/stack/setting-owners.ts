import { type OwnedSetting, type OwnerKey, ownedSettings } from "../data/owned-settings";
import { oncePer } from "../values/once-per";
import { isKnownText, isPresent, isUnknown } from "../values/unknown";
import { accountOf } from "./accounts";
import { findTarget } from "./links";
import { regionOf } from "./regions";
import type { StackNode, StackView } from "./stack-view";

/** What a setting belongs to. Resources that overwrite each other have the same `identity`. */
interface Owned {
  readonly identity: string;
  /** Its name in messages. */
  readonly label: string;
  /** The resource whose setting it is, if it is in the stack. */
  readonly target: StackNode | undefined;
}

/** A setting that several resources set. */
export interface Conflict {
  /** Such as "the policy of bucket 'data'". */
  readonly setting: string;
  readonly others: readonly StackNode[];
  /** Whether the target resource also sets it inline. */
  readonly isInline: boolean;
}

/**
 * The settings of the resource that others before it set too. Each conflict is reported once, on
 * the last resource.
 */
export function conflictsOf(stack: StackView, node: StackNode): readonly Conflict[] {
  return conflictsIn(stack).get(node) ?? [];
}

const conflictsIn = oncePer((stack: StackView) => {
  const found = ownedSettings.flatMap((setting) => conflictsOver(stack, setting));
  const byNode = Map.groupBy(found, ({ node }) => node);
  return new Map([...byNode].map(([node, each]) => [node, each.map(({ conflict }) => conflict)]));
});

function conflictsOver(stack: StackView, setting: OwnedSetting) {
  const owners = stack.ofType<string>(...setting.types).flatMap((node) => {
    const owned = ownedBy(stack, node, setting);
    return owned === undefined ? [] : [{ node, owned }];
  });
  const groups = Map.groupBy(owners, ({ owned }) => owned.identity);
  return [...groups.values()].flatMap((group) => {
    const last = group.at(-1) as (typeof group)[number];
    const others = group.slice(0, -1).map(({ node }) => node);
    const isInline = setsInline(last.owned.target, setting);
    if (others.length === 0 && !isInline) return [];
    const conflict = { setting: `${setting.label} ${last.owned.label}`, others, isInline };
    return [{ node: last.node, conflict }];
  });
}

/** An unknown value doesn't count: it may be an output that the other resource sets. */
function setsInline(target: StackNode | undefined, { inline = [] }: OwnedSetting): boolean {
  return inline.some((property) => {
    const value = target?.inputs[property];
    return isPresent(value) && !isUnknown(value);
  });
}

interface Part {
  readonly identity: string;
  readonly label: string;
  readonly target?: StackNode;
}

/** Undefined if it is not known what the resource sets. */
function ownedBy(stack: StackView, node: StackNode, { keys }: OwnedSetting): Owned | undefined {
  const parts = keys.flatMap((key) => partOf(stack, node, key) ?? []);
  const [first] = parts;
  if (first === undefined || parts.length < keys.length) return undefined;
  const { target } = first;
  const place = target ? "" : `${regionOf(node)} ${accountOf(node.providerProperties)}`;
  const labels = parts
    .filter(({ label }, index) => index === 0 || label !== keys[index]?.fallback)
    .map(({ label }) => `'${label}'`);
  return {
    identity: JSON.stringify([place, ...parts.map(({ identity }) => identity)]),
    label: labels.join(", "),
    target,
  };
}

function partOf(stack: StackView, node: StackNode, key: OwnerKey): Part | undefined {
  const { property, targets = [], fallback } = key;
  const value = isPresent(node.inputs[property]) ? node.inputs[property] : fallback;
  if (value === undefined) return undefined;
  const target = targetOf(stack, node, property, targets);
  if (target) return { identity: identityOf(target), label: target.name, target };
  if (!isUnknown(value)) return { identity: String(value), label: String(value) };
  // Two unknown values are the same if both come from the same single resource.
  const [source, ...others] = node.propertyDependencies[property] ?? [];
  const isOne = source !== undefined && others.length === 0 && targets.length === 0;
  return isOne ? { identity: identityOf(source), label: source.name } : undefined;
}

/** Includes the logical id, because all resources of a template have the template's URN. */
function identityOf({ urn, logicalId = "" }: StackNode): string {
  return `${urn} ${logicalId}`;
}

/** The one resource of those types that the property names; undefined if several are possible. */
function targetOf(
  stack: StackView,
  node: StackNode,
  property: string,
  types: readonly string[],
  seen: readonly StackNode[] = [],
): StackNode | undefined {
  // Stops at circular dependencies, which no real stack has.
  if (seen.includes(node)) return undefined;
  const value = node.inputs[property];
  if (isKnownText(value)) {
    return findTarget(node, property, value, stack.ofType<string>(...types));
  }
  const sources = node.propertyDependencies[property] ?? [];
  const direct = sources.filter(({ type }) => types.includes(type));
  if (direct.length > 0) return direct.length === 1 ? direct[0] : undefined;
  // The value may be passed on by another resource with the same target.
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0) return undefined;
  return targetOf(stack, source, property, types, [...seen, node]);
}
