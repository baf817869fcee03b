import type { Constraint, Field } from "../datasets/specification-types";
import { show, unknownKeys } from "./check-values";
import { comparisonOf } from "./comparison";
import { constraintOf, wholeMatch } from "./constraint";
import { defaultConversionOf } from "./conversion";

const CONSTRAINT_KEYS = ["oneOf", "pattern", "min", "max", "maxLength"];

/** @param isText whether the field's values are texts */
export function constraintProblems(check: Constraint, isText: boolean): readonly string[] {
  const { pattern, maxLength } = check;
  return [
    ...unknownKeys(check, CONSTRAINT_KEYS),
    ...(pattern === undefined || isPattern(pattern)
      ? []
      : [`.pattern must be a regular expression as text, not ${show(pattern)}`]),
    ...(maxLength === undefined || (Number.isSafeInteger(maxLength) && maxLength >= 0)
      ? []
      : [`.maxLength must be a whole number from 0, not ${show(maxLength)}`]),
    ...(isText || (pattern === undefined && maxLength === undefined)
      ? []
      : [" has a pattern or a length of values that are no texts"]),
  ];
}

/** @param field with no other problems */
export function defaultProblems(field: Field): readonly string[] {
  if (!("type" in field) || field.default === undefined) return [];
  const value = defaultConversionOf(field)(field.default);
  const reason = constraintOf(".default", field.check, comparisonOf(field))?.(value);
  return reason === undefined ? [] : [reason];
}

/** Whether a text is a regular expression. */
export function isPattern(pattern: unknown): boolean {
  if (typeof pattern !== "string") return false;
  try {
    wholeMatch(pattern);
    return true;
  } catch {
    return false;
  }
}
