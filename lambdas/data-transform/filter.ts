import type { Filter } from "../datasets/specification-types";
import type { Comparison } from "./comparison";
import { isAtLeast } from "./is-at-least";

/** The start of the reason when a filter left out a record that is not wrong. */
export const LEFT_OUT = "left out: ";

/** Checks a value: undefined if its record is kept, otherwise the reason why it is left out. */
export function filterOf(
  name: string,
  filter: Filter | undefined,
  { ofValue, ofLimit }: Comparison,
): ((value: unknown) => string | undefined) | undefined {
  if (filter === undefined) return undefined;
  const { oneOf, noneOf, min, max } = filter;
  const allowed = oneOf === undefined ? undefined : new Set(oneOf.map(ofLimit));
  const forbidden = new Set(noneOf?.map(ofLimit));
  const least = ofLimit(min);
  const most = ofLimit(max);
  return (held) => {
    if (held === null) return `${LEFT_OUT}${name} has no value`;
    const value = ofValue(held);
    if (allowed !== undefined && !allowed.has(value)) return `${LEFT_OUT}${name} is not listed`;
    if (forbidden.has(value)) return `${LEFT_OUT}${name} is excluded`;
    if (min !== undefined && !isAtLeast(value, least)) return `${LEFT_OUT}${name} is below ${min}`;
    if (max !== undefined && !isAtLeast(most, value)) return `${LEFT_OUT}${name} is above ${max}`;
    return undefined;
  };
}
