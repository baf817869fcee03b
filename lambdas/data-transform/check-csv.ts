import type { CsvDialect, Path, Specification } from "../datasets/specification-types";
import { show, unknownKeys } from "./check-values";
import { ENCODINGS } from "./encoding";
import { pathOf } from "./source-path";

type Problems = readonly string[];

const CSV_KEYS = ["delimiter", "quote", "escape", "comment", "skipLines", "columns"];
/** Options of one character each, in the order in which they are compared. */
const CHARACTERS = ["delimiter", "quote", "escape", "comment"] as const;

export function encodingProblems({ encoding }: Specification): Problems {
  return encoding === undefined || ENCODINGS.includes(encoding)
    ? []
    : [`encoding must be one of ${ENCODINGS.join(", ")}, not ${show(encoding)}`];
}

export function csvProblems({ csv, fields }: Specification): Problems {
  if (csv === undefined) return [];
  if (typeof csv !== "object" || csv === null) return [`csv must be an object, not ${show(csv)}`];
  const { skipLines = 0, columns } = csv;
  return [
    ...unknownKeys(csv, CSV_KEYS),
    ...CHARACTERS.flatMap((name) => characterProblems(name, csv[name])),
    ...sameCharacters(csv),
    ...(csv.quote === false && csv.escape !== undefined
      ? [".escape makes no sense without quotes"]
      : []),
    ...(Number.isSafeInteger(skipLines) && skipLines >= 0
      ? []
      : [`.skipLines must be a whole number from 0, not ${show(skipLines)}`]),
    ...(columns === undefined ? [] : columnProblems(columns, fields, (path) => path.join("."))),
  ].map((problem) => `csv${problem}`);
}

function characterProblems(name: string, value: unknown): Problems {
  if (value === undefined || (name === "quote" && value === false)) return [];
  return typeof value === "string" && value.length === 1 && !/[\r\n\ufeff\ud800-\udfff]/.test(value)
    ? []
    : [`.${name} must be one character, and no line end, not ${show(value)}`];
}

function sameCharacters({
  delimiter = ",",
  quote = '"',
  comment,
  ...others
}: CsvDialect): Problems {
  const given = { delimiter, quote, comment };
  const pairs: readonly (readonly [keyof typeof given, keyof typeof given])[] = [
    ["quote", "delimiter"],
    ["comment", "delimiter"],
    ["comment", "quote"],
  ];
  return [
    ...pairs
      .filter(([one, other]) => given[one] !== undefined && given[one] === given[other])
      .map(([one, other]) => `.${one} is ${show(given[one])}, as the ${other} is`),
    ...(others.escape === delimiter ? [`.escape is ${show(delimiter)}, as the delimiter is`] : []),
  ];
}

/** @param columns the names that a specification gives to the columns of records without names */
export function columnProblems(
  columns: unknown,
  fields: Specification["fields"],
  toColumn: (path: Path) => unknown,
): Problems {
  if (!Array.isArray(columns) || columns.length === 0 || !columns.every(isName)) {
    return [`.columns must be a list of names, not ${show(columns)}`];
  }
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  const read = Object.entries(fields ?? {}).flatMap(([name, field]) => {
    if (typeof field !== "object" || field === null || !("type" in field)) return [];
    if (field.optional || field.make !== undefined) return [];
    return [toColumn(pathOf(name, field))];
  });
  const missing = [...new Set(read)].filter((column) => !columns.includes(column));
  return [
    ...(twice === undefined ? [] : [`.columns has ${show(twice)} twice`]),
    ...(missing.length === 0
      ? []
      : [`.columns lacks what fields read: ${missing.map(show).join(", ")}`]),
  ];
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
