import { findFunctions } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/** Why a metric with these dimensions does not cover all of the function's invocations. */
export function dimensionProblems(
  stack: StackView,
  dimensions: unknown,
  subject: FunctionNode,
): readonly string[] {
  const name = subject.inputs.name ?? subject.outputs.name;
  // If it were the name, it would be known as the name is; an ARN is never a metric's dimension.
  const isOther = valuesAt(dimensions, "FunctionName").some(isUnknown) && isKnown(name);
  if (isOther) {
    return [
      `dimension FunctionName is not known before the update, and the function's name is: expected ${name}`,
    ];
  }
  if (isUnknown(dimensions)) return [];
  return Object.entries((dimensions ?? {}) as Readonly<Record<string, unknown>>).flatMap(
    ([dimension, value]) => {
      const expected = expectation(stack, subject, dimension, value);
      return expected === undefined ? [] : [`dimension ${dimension} is ${value}, ${expected}`];
    },
  );
}

function isKnown(name: unknown): boolean {
  return isPresent(name) && !isUnknown(name);
}

function expectation(
  stack: StackView,
  subject: FunctionNode,
  dimension: string,
  value: unknown,
): string | undefined {
  const name = subject.inputs.name ?? subject.outputs.name;
  const isOpen = !isKnown(name) || isUnknown(value);
  switch (dimension) {
    case "FunctionName":
      return isOpen || value === name ? undefined : `expected ${name}`;
    case "Resource":
      return isOpen || isResource(stack, subject, String(value), name)
        ? undefined
        : `expected ${name} or an alias of it`;
    case "ExecutedVersion":
      return "expected all versions";
    default:
      return "which is none of the metric's";
  }
}

/** Whether it is the function or one of its aliases, if the stack shows which it has. */
function isResource(
  stack: StackView,
  subject: FunctionNode,
  value: string,
  name: unknown,
): boolean {
  const [own, qualifier] = value.split(":");
  if (own !== name) return false;
  if (qualifier === undefined) return true;
  const aliases = stack.ofType("aws:lambda/alias:Alias").filter((alias) => {
    const { functionName } = alias.inputs;
    const found = findFunctions(stack, alias as StackNode, "functionName", functionName);
    return found.some(({ target }) => target === subject);
  });
  // Versions are numbers, and the next version is another resource.
  const isAlias = aliases.some(({ inputs }) => inputs.name === qualifier || isUnknown(inputs.name));
  return isAlias || (aliases.length === 0 && !/^\d+$/.test(qualifier));
}
