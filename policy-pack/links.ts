import type { StackNode, StackView } from "./stack-view";
import { isUnknown } from "./unknown";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/**
 * Whether `value`, found in that top-level property of `from`, names `target`. A known value does by
 * name, id or ARN (literal names have no dependency); an unknown one by the dependency that the
 * engine records for the property.
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
  return names.some((name) => value === name || arnResource(value).includes(name));
}

/** The first of `targets` that the value names. */
export function findTarget<Type extends string>(
  from: StackNode,
  property: string,
  value: unknown,
  targets: readonly StackNode<Type>[],
): StackNode<Type> | undefined {
  return targets.find((target) => refersTo(from, property, value, target));
}

export interface FunctionTarget {
  readonly target: FunctionNode;
  /** True where the reference is to a version or an alias, and certainly so. */
  readonly qualified: boolean;
}

/** The function of the stack that the value names (by name, ARN, alias or version), if any. */
export function findFunction(
  stack: StackView,
  from: StackNode,
  property: string,
  value: unknown,
): FunctionTarget | undefined {
  const alias = isUnknown(value)
    ? findTarget(from, property, value, stack.ofType("aws:lambda/alias:Alias"))
    : undefined;
  if (alias) {
    const behind = findFunction(stack, alias, "functionName", alias.inputs.functionName);
    return behind && { target: behind.target, qualified: true };
  }
  const functions = stack.ofType("aws:lambda/function:Function");
  const target = functions.find((node) => refersTo(from, property, unqualified(value), node));
  return target && { target, qualified: unqualified(value) !== value };
}

const functionArn = /(arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:/]+)(?::([^:/]+))?/;
const qualifiedName = /^([\w-]+):([\w$-]+)$/;

/** The function's own name or ARN, where the value is a known qualified one; `$LATEST` is no version. */
function unqualified(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const [, name, qualifier] = functionArn.exec(value) ?? qualifiedName.exec(value) ?? [];
  return name && qualifier && qualifier !== "$LATEST" ? name : value;
}

const identifyingProperties = ["name", "bucket", "id", "arn", "url", "functionName"];

function identifiersOf({ inputs, outputs }: StackNode): readonly string[] {
  return identifyingProperties
    .flatMap((property) => [inputs[property], outputs[property]])
    .filter((value) => typeof value === "string" && value !== "" && !isUnknown(value))
    .map(String);
}

/** The parts of an ARN that name the resource, after service, region and account. */
function arnResource(value: string): readonly string[] {
  const [, ...arn] = /arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)/.exec(value) ?? [];
  return arn.flatMap((resource) => resource.split(/[:/]/));
}
