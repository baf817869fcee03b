import type { Field, Filter } from "../datasets/specification-types";
import { constraintProblems, defaultProblems } from "./check-constraint";
import { decimalProblems } from "./check-decimals";
import { isFit } from "./check-source";
import { show, unknownKeys } from "./check-values";
import { defaultConversionOf } from "./conversion";
import { plainKindOf, type ValueKind } from "./value-kind";

const FILTER_KEYS = ["oneOf", "noneOf", "min", "max"];

/**
 * The type that a filter's limits and listed values must have, by the kind of the field's values.
 */
const COMPARED: Readonly<Record<ValueKind, string>> = {
  text: "string",
  time: "string",
  number: "number",
  boolean: "boolean",
  "lossless number": "convertible",
  json: "none",
};

export function filterProblems(field: Field): readonly string[] {
  const { filter } = field;
  if (filter === undefined) return [];
  const { noneOf } = filter;
  return [
    ...unknownKeys(filter, FILTER_KEYS, ".filter"),
    ...(noneOf === undefined || Array.isArray(noneOf) ? [] : [".filter.noneOf must be a list"]),
    ...comparedProblems(field, filter, ".filter"),
  ];
}

/** @param isOtherwiseRight whether the default can be checked too */
export function checkProblems(field: Field, isOtherwiseRight: boolean): readonly string[] {
  const { check } = field;
  if (check === undefined) return [];
  const kind = plainKindOf(field);
  const problems = [
    ...constraintProblems(check, kind === "text" || kind === "time").map((each) => `.check${each}`),
    ...comparedProblems(field, check, ".check"),
  ];
  return problems.length === 0 && isOtherwiseRight ? defaultProblems(field) : problems;
}

function comparedProblems(
  field: Field,
  { oneOf, noneOf, min, max }: Filter,
  where: string,
): readonly string[] {
  const kind = plainKindOf(field);
  const expected = kind === undefined ? undefined : COMPARED[kind];
  const listed = [oneOf, noneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const compared: readonly unknown[] = [
    ...listed,
    ...[min, max].filter((each) => each !== undefined),
  ];
  const isComparable = (each: unknown) =>
    expected === "convertible" && "type" in field && decimalProblems(field).length === 0
      ? isFit(defaultConversionOf(field)(each))
      : expected === undefined || expected === "convertible" || typeof each === expected;
  const wrong = compared.find((each) => !isComparable(each));
  return [
    ...(oneOf === undefined || Array.isArray(oneOf) ? [] : [`${where}.oneOf must be a list`]),
    ...(wrong === undefined
      ? []
      : [`${where} compares ${kind} with ${show(wrong)}, which it never equals`]),
  ];
}
