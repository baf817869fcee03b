import type { Constraint } from "../datasets/specification-types";
import type { Comparison } from "./comparison";
import { isAtLeast } from "./is-at-least";

/** Checks a value: undefined if it is valid, otherwise the reason why its record is wrong. */
export function constraintOf(
  name: string,
  constraint: Constraint | undefined,
  { ofValue, ofLimit }: Comparison,
): ((value: unknown) => string | undefined) | undefined {
  if (constraint === undefined) return undefined;
  const { oneOf, pattern, min, max, maxLength } = constraint;
  const allowed = oneOf === undefined ? undefined : new Set(oneOf.map(ofLimit));
  const expression = pattern === undefined ? undefined : wholeMatch(pattern);
  const least = ofLimit(min);
  const most = ofLimit(max);
  return (held) => {
    if (held === null) return undefined;
    const value = ofValue(held);
    if (allowed !== undefined && !allowed.has(value))
      return `${name} is none of the allowed values`;
    if (expression !== undefined && !expression.test(String(held))) {
      return `${name} does not match ${pattern}`;
    }
    if (min !== undefined && !isAtLeast(value, least)) return `${name} is less than ${min}`;
    if (max !== undefined && !isAtLeast(most, value)) return `${name} is more than ${max}`;
    if (maxLength !== undefined && lengthOf(held) > maxLength) {
      return `${name} is longer than ${maxLength} characters`;
    }
    return undefined;
  };
}

/** @throws if it is not a valid pattern */
export function wholeMatch(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}

/** In Unicode characters, as databases count. */
function lengthOf(value: unknown): number {
  const text = String(value);
  let pairs = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) pairs += 1;
  }
  return text.length - pairs;
}
