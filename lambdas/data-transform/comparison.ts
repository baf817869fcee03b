import type { Field, FieldType } from "../datasets/specification-types";
import { defaultConversionOf } from "./conversion";
import { LosslessNumber } from "./lossless";

/** How to compare a field's values with those in its specification. */
export interface Comparison {
  /** Converts a value of the field. */
  readonly ofValue: (value: unknown) => unknown;
  /** Converts a value from the specification. */
  readonly ofLimit: (limit: unknown) => unknown;
}

const AS_IT_IS: Comparison = { ofValue: (value) => value, ofLimit: (limit) => limit };

export function isLossless(type: FieldType): boolean {
  return type === "int64" || type === "decimal";
}

export function comparisonOf(field: Field): Comparison {
  if (!("type" in field)) return AS_IT_IS;
  const convert = defaultConversionOf(field);
  if (isLossless(field.type))
    return { ofValue: toBigInt, ofLimit: (limit) => toBigInt(convert(limit)) };
  if (field.resolution === undefined) return AS_IT_IS;
  // With as many decimals as the values have; anything but a timestamp, such as a date, stays
  // unchanged.
  return { ...AS_IT_IS, ofLimit: (limit) => convert(limit) ?? limit };
}

function toBigInt(value: unknown): unknown {
  if (value instanceof LosslessNumber) return value.unscaled;
  return typeof value === "number" ? BigInt(value) : value;
}
