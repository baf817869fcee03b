import type { Field, FieldType } from "../datasets/specification-types";
import { defaultConversionOf } from "./conversion";
import { LosslessNumber } from "./lossless";

/** How the values of a field compare with those that its specification gives. */
export interface Comparison {
  /** Of a value of the field. */
  readonly ofValue: (value: unknown) => unknown;
  /** Of one that the specification gives. */
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
  // With as many decimals as the values have; what is no time, such as a date, stays what it is.
  return { ...AS_IT_IS, ofLimit: (limit) => convert(limit) ?? limit };
}

function toBigInt(value: unknown): unknown {
  if (value instanceof LosslessNumber) return value.unscaled;
  return typeof value === "number" ? BigInt(value) : value;
}
