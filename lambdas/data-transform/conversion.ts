import type { SourceField } from "../datasets/specification-types";
import { decimalConversion } from "./lossless";
import { timeConversionOf } from "./times";
import { CONVERSIONS, type Conversion } from "./values";

/** The conversion of a field's values to its type. */
export function conversionOf(field: SourceField): Conversion {
  const { type, precision = 0, scale = 0 } = field;
  if (type === "decimal") return decimalConversion(precision, scale);
  return timeConversionOf(field) ?? CONVERSIONS[type];
}

/** The same for values in a specification, which are written in the type's own form. */
export function defaultConversionOf({ format: _, ...field }: SourceField): Conversion {
  return conversionOf(field);
}
