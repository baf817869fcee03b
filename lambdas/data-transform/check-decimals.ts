import type { FieldType, SourceField } from "../datasets/specification-types";
import { show } from "./check-values";

// The most digits that 16 bytes hold and Parquet's readers support.
const MAX_PRECISION = 38;

/** The options that apply to decimals. */
export function decimalKeys(type: FieldType): readonly string[] {
  return type === "decimal" ? ["precision", "scale"] : [];
}

export function decimalProblems({ type, precision, scale }: SourceField): readonly string[] {
  if (type !== "decimal") return [];
  if (!isWhole(precision, 1, MAX_PRECISION)) {
    return [`.precision must be a whole number from 1 to ${MAX_PRECISION}, not ${show(precision)}`];
  }
  return isWhole(scale, 0, precision)
    ? []
    : [`.scale must be a whole number from 0 to the precision, ${precision}, not ${show(scale)}`];
}

function isWhole(value: number | undefined, min: number, max: number): value is number {
  return value !== undefined && Number.isInteger(value) && value >= min && value <= max;
}
