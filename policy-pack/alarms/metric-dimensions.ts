import type { StackNode } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";

/** Why a metric with these dimensions is not that of all of the function's invocations. */
export function dimensionProblems(
  dimensions: unknown,
  { inputs, outputs }: StackNode<"aws:lambda/function:Function">,
): readonly string[] {
  if (isUnknown(dimensions)) return [];
  const name = inputs.name ?? outputs.name;
  return Object.entries((dimensions ?? {}) as Readonly<Record<string, unknown>>).flatMap(
    ([dimension, value]) => {
      const expected = expectation(dimension, value, name);
      return expected === undefined ? [] : [`dimension ${dimension} is ${value}, ${expected}`];
    },
  );
}

function expectation(dimension: string, value: unknown, name: unknown): string | undefined {
  const isOpen = !isPresent(name) || isUnknown(name) || isUnknown(value);
  switch (dimension) {
    case "FunctionName":
      return isOpen || value === name ? undefined : `expected ${name}`;
    case "Resource":
      return isOpen || String(value).split(":")[0] === name
        ? undefined
        : `expected ${name} or an alias of it`;
    case "ExecutedVersion":
      return "expected all versions";
    default:
      return "which is none of the metric's";
  }
}
