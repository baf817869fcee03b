import { ownValue } from "../values/own-value";
import type { Problems } from "../values/problems";
import { known, type Unknown } from "../values/unknown";

/** A number of a function that may not exceed the ceiling of the function's group. */
export interface FunctionCeiling {
  readonly property: string;
  readonly unit: string;
  readonly value: number | Unknown | undefined;
  /** AWS's default if the function sets no value. */
  readonly valueWhenAbsent: number;
  readonly ceiling: number;
  readonly ceilingByGroup: Readonly<Record<string, number>>;
  readonly group: string | undefined;
}

export function exceedsCeiling(limit: FunctionCeiling): Problems {
  const { property, unit, group } = limit;
  const value = known(limit.value, property) ?? limit.valueWhenAbsent;
  const ceiling = (group && ownValue(limit.ceilingByGroup, group)) || limit.ceiling;
  const owner = group ? ` of group ${group}` : "";
  return (
    value > ceiling && `${property} is ${value} ${unit}, the ceiling${owner} is ${ceiling} ${unit}`
  );
}
