import { oncePer } from "../values/once-per";
import { isKnownText, isUnknown } from "../values/unknown";
import { identifiersOf, namesIn } from "./identifiers";
import { isElsewhere } from "./regions";
import { isNodeOf, type StackNode, type StackView } from "./stack-view";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/**
 * Whether `value`, found in that top-level property of `from`, names `target`. A known value does
 * so by name, id or ARN (literal names have no dependency), an unknown one by the dependency that
 * the engine records for the property.
 */
export function refersTo(
  from: StackNode,
  property: string,
  value: unknown,
  target: StackNode,
): boolean {
  if (value === undefined || value === null) return false;
  const names = identifiersOf(target);
  if (typeof value !== "string" || isUnknown(value) || names.length === 0) {
    return from.propertyDependencies[property]?.includes(target) ?? false;
  }
  return namesIn(value).some((name) => names.includes(name)) && !isElsewhere(from, value, target);
}

/**
 * The first of `targets` that the value names. Pass `targets` as returned by the stack's `ofType`.
 */
export function findTarget<Type extends string>(
  from: StackNode,
  property: string,
  value: unknown,
  targets: readonly StackNode<Type>[],
): StackNode<Type> | undefined {
  return findTargets(from, property, value, targets)[0];
}

/** Like `findTarget`, but returns every target that an unknown value may name. */
export function findTargets<Type extends string>(
  from: StackNode,
  property: string,
  value: unknown,
  targets: readonly StackNode<Type>[],
): readonly StackNode<Type>[] {
  const { positions, named } = targetIndex(targets);
  const names = isKnownText(value) ? namesIn(value) : [];
  const candidates = [
    ...names.flatMap((name) => named.get(name) ?? []).map(({ node }) => node),
    ...(from.propertyDependencies[property] ?? []),
  ];
  const found = candidates
    .filter((node) => positions.has(node) && refersTo(from, property, value, node))
    .map((node) => positions.get(node) as number);
  const inOrder = [...new Set(found)].sort((one, other) => one - other);
  return (isUnknown(value) ? inOrder : inOrder.slice(0, 1)).map(
    (position) => targets[position] as StackNode<Type>,
  );
}

/** Indexes resources by their identifiers and by their positions. */
const targetIndex = oncePer((targets: readonly StackNode[]) => {
  const names = targets.flatMap((node) => identifiersOf(node).map((name) => ({ name, node })));
  return {
    positions: new Map(targets.map((node, position) => [node, position])),
    named: Map.groupBy(names, ({ name }) => name),
  };
});

export interface FunctionTarget {
  readonly target: FunctionNode;
  /**
   * The alias or version, perhaps unknown; undefined if the value names the function itself
   * ($LATEST).
   */
  readonly qualifier: unknown;
}

/**
 * The functions of the stack that the value names (by name, ARN, alias or version). Usually there
 * is one; an unknown value may name every function that its property depends on, where an alias
 * resolves to its function.
 */
export function findFunctions(
  stack: StackView,
  from: StackNode,
  property: string,
  value: unknown,
): readonly FunctionTarget[] {
  if (value === undefined || value === null) return [];
  const sources = from.propertyDependencies[property] ?? [];
  if (isKnownText(value)) {
    const { name, qualifier } = splitQualifier(value);
    if (name === undefined) return [];
    const { named, unnamed } = functionIndex(stack);
    const target =
      named.get(name)?.find(({ node }) => !isElsewhere(from, value, node))?.node ??
      unnamed.find((node) => sources.includes(node));
    return target ? [{ target, qualifier }] : [];
  }
  const behindAliases = sources
    .filter((source) => isNodeOf(source, "aws:lambda/alias:Alias"))
    .flatMap((alias) => {
      const { functionName, name: qualifier } = alias.inputs;
      return findFunctions(stack, alias, "functionName", functionName).map(({ target }) => ({
        target,
        qualifier,
      }));
    });
  const direct = sources
    .filter((source) => isNodeOf(source, "aws:lambda/function:Function"))
    .filter((node) => !behindAliases.some(({ target }) => target === node))
    .map((target) => ({ target, qualifier: undefined }));
  return [...behindAliases, ...direct];
}

/** The functions of a stack by their identifiers, and those that only the update can name. */
const functionIndex = oncePer((stack: StackView) => {
  const functions: readonly (FunctionNode & StackNode)[] = stack.nodes.filter((node) =>
    isNodeOf(node, "aws:lambda/function:Function"),
  );
  const names = functions.flatMap((node) => identifiersOf(node).map((name) => ({ name, node })));
  return {
    named: Map.groupBy(names, ({ name }) => name),
    unnamed: functions.filter((node) => identifiersOf(node).length === 0),
  };
});

const functionArn = /arn:[^:]+:lambda:[^:]*:[^:]*:function:([\w-]+)(?::([\w$-]+))?/;
const functionName = /^(?:(?:\d{12}:)?function:)?([\w-]+)(?::([\w$-]+))?$/;

/**
 * The name and qualifier in a known reference to a function. `$LATEST` counts as no qualifier; an
 * ARN of anything else has no name.
 */
function splitQualifier(value: string) {
  const [, name, qualifier] = functionArn.exec(value) ?? functionName.exec(value) ?? [];
  return { name, qualifier: qualifier === "$LATEST" ? undefined : qualifier };
}
