import { cleanerOf } from "../../lambdas/data-transform/clean-value";
import { conversionOf } from "../../lambdas/data-transform/conversion";
import { Unfit } from "../../lambdas/data-transform/unfit";
import type { SourceField } from "../../lambdas/datasets/specification-types";
import { decimalFields, TIME_FIELDS } from "./candidates";

/** The type of a column and its words for missing values. */
export type Inferred = Omit<SourceField, "source">;

// A smaller share of misfits counts as invalid values, not as a sign of another type.
const FEW_MISFITS = 0.02;
const NULL_WORDS = [
  "NA",
  "N/A",
  "n/a",
  "NULL",
  "null",
  "None",
  "none",
  "nil",
  "NaN",
  "nan",
  "-",
  "--",
  "?",
  "\\N",
  "#N/A",
  "(null)",
];
/** Words that mean a missing value in text columns, too. */
const SURE_NULL_WORDS = ["N/A", "NULL", "\\N", "#N/A", "(null)"];
const BOOLEAN_WORDS: readonly (readonly [string, string])[] = [
  ["yes", "no"],
  ["y", "n"],
  ["t", "f"],
  ["on", "off"],
  ["ja", "nein"],
  ["oui", "non"],
  ["si", "no"],
];
// A number with a leading zero is a code, such as a postal code.
const LEADING_ZERO = /^[+-]?0\d/;
const LONG_NUMBER = /^[+-]?\d+$/;

/**
 * The first type that accepts all texts of a column, or else nearly all, using the pipeline's own conversions.
 * @param texts an empty string is a missing value
 */
export function inferType(texts: readonly string[]): Inferred {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  counts.delete("");
  const words = NULL_WORDS.filter((word) => counts.has(word));
  const others = new Map([...counts].filter(([value]) => !words.includes(value)));
  const candidates = others.size === 0 ? [] : candidatesFor([...others.keys()]);
  const misfits = candidates.map((field) => ({ field, share: misfitShare(field, others) }));
  const found =
    misfits.find(({ share }) => share === 0) ?? misfits.find(({ share }) => share <= FEW_MISFITS);
  if (found !== undefined) return withNullWords(found.field, words);
  return withNullWords(
    { type: "string" },
    words.filter((word) => SURE_NULL_WORDS.includes(word)),
  );
}

function withNullWords(field: Inferred, nullWords: readonly string[]): Inferred {
  return nullWords.length === 0 ? field : { ...field, nullWords };
}

/** The candidate types, from narrow to wide. */
function candidatesFor(values: readonly string[]): readonly Inferred[] {
  const isCode = values.some((value) => LEADING_ZERO.test(value));
  // More digits than a number can hold: an identifier.
  const isId = values.some((value) => LONG_NUMBER.test(value) && value.length > 19);
  const numbers: readonly Inferred[] = [
    { type: "integer" },
    { type: "int64" },
    { type: "number" },
    ...decimalFields(values),
    { type: "number", decimalSeparator: "," },
    { type: "number", decimalSeparator: ",", thousandsSeparator: "." },
    { type: "number", thousandsSeparator: "," },
    { type: "number", thousandsSeparator: " ", decimalSeparator: "," },
  ];
  return [
    { type: "boolean" },
    ...BOOLEAN_WORDS.map(
      ([yes, no]): Inferred => ({ type: "boolean", booleanWords: { true: [yes], false: [no] } }),
    ),
    ...(isCode || isId ? [] : numbers),
    ...TIME_FIELDS,
    ...(values.every((value) => /^[[{]/.test(value) && isJson(value))
      ? [{ type: "json" } as const]
      : []),
  ];
}

/** The share of values, from 0 to 1, that a field rejects. @param counts occurrences by value */
function misfitShare(field: Inferred, counts: ReadonlyMap<string, number>): number {
  const isAccepted = textTest(field);
  let [all, misfits] = [0, 0];
  for (const [value, count] of counts) {
    all += count;
    if (!isAccepted(value)) misfits += count;
  }
  return misfits / all;
}

/** Returns a test of whether a field accepts a text. */
export function textTest(field: Inferred): (text: string) => boolean {
  const convert = conversionOf(field);
  const clean = cleanerOf(field) ?? ((value: unknown) => value);
  return (text) => {
    const converted = convert(clean(text.trim()));
    return converted !== undefined && !(converted instanceof Unfit);
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
