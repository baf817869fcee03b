import type { FieldType, ValueOptions } from "../datasets/specification-types";
import { optionsFor } from "./clean-value";

type Problems = readonly string[];
type OptionName = keyof ValueOptions;

const CHECKS: Readonly<Record<OptionName, (value: unknown) => Problems>> = {
  trim: (value) =>
    typeof value === "boolean" ? [] : [` must be true or false, not ${show(value)}`],
  nullWords: wordProblems,
  booleanWords: booleanWordProblems,
  decimalSeparator: (value) => separatorProblems(value, [".", ","]),
  thousandsSeparator: (value) => separatorProblems(value, [".", ",", " ", "'", "_"]),
};

/** The options that apply to a type; all of them if the type is unknown or missing. */
export function valueOptionKeys(type?: FieldType): readonly OptionName[] {
  const all = Object.keys(CHECKS) as OptionName[];
  const known = type === undefined ? all : optionsFor(type);
  return all.filter((name) => known.includes(name));
}

export function valueOptionProblems(options: ValueOptions, known: readonly OptionName[]): Problems {
  return known
    .filter((name) => options[name] !== undefined)
    .flatMap((name) => CHECKS[name](options[name]).map((problem) => `.${name}${problem}`));
}

/** @param options of a field, merged with those for all fields */
export function separatorClash({
  decimalSeparator = ".",
  thousandsSeparator,
}: ValueOptions): Problems {
  return decimalSeparator === thousandsSeparator
    ? [`.thousandsSeparator is ${show(thousandsSeparator)}, as the decimal separator is`]
    : [];
}

function wordProblems(value: unknown): Problems {
  return isListOfWords(value) ? [] : [` must be a list of words, not ${show(value)}`];
}

function booleanWordProblems(value: unknown): Problems {
  const { true: yes, false: no } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!isListOfWords(yes) || !isListOfWords(no)) {
    return [` must have a list of words as true and one as false, not ${show(value)}`];
  }
  const meansNo = new Set(["false", ...no.map((word) => word.toLowerCase())]);
  const both = ["true", ...yes].find((word) => meansNo.has(word.toLowerCase()));
  return both === undefined ? [] : [` has ${show(both)} as true and as false`];
}

function isListOfWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === "string");
}

function separatorProblems(value: unknown, expected: readonly string[]): Problems {
  return expected.includes(value as string)
    ? []
    : [` must be one of ${expected.map(show).join(", ")}, not ${show(value)}`];
}

export function unknownKeys(value: object, known: readonly string[], where = ""): Problems {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${where}.${key} is not known: expected ${known.join(", ")}`);
}

export function show(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}
