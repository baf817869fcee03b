import type { SourceField } from "../datasets/specification-types";
import { decimalConversion } from "./lossless";
import { timeConversionOf } from "./times";
import { CONVERSIONS, type Conversion } from "./values";

/** How values of a field become those of its type. */
export function conversionOf(field: SourceField): Conversion {
  const { type, precision = 0, scale = 0 } = field;
  if (type === "decimal") return decimalConversion(precision, scale);
  return timeConversionOf(field) ?? CONVERSIONS[type];
}

/** The same for values that a specification gives: they are written as the type has them. */
export function defaultConversionOf({ format: _, ...field }: SourceField): Conversion {
  return conversionOf(field);
}
