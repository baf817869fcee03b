import type { SourceField } from "../datasets/specification-types";
import { timeConversionOf } from "./times";
import { CONVERSIONS, type Conversion } from "./values";

/** How values of a field become those of its type. */
export function conversionOf(field: SourceField): Conversion {
  return timeConversionOf(field) ?? CONVERSIONS[field.type];
}

/** The same for the value that a specification gives in place of a missing one: it is written as the type has it. */
export function defaultConversionOf({ format: _, ...field }: SourceField): Conversion {
  return conversionOf(field);
}
