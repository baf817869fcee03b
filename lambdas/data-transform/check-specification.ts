import type {
  DerivedField,
  Field,
  FieldType,
  SourceField,
  Specification,
  ValueOptions,
} from "../datasets/specification-types";
import { csvProblems, encodingProblems } from "./check-csv";
import { decimalKeys, decimalProblems } from "./check-decimals";
import { timeKeys, timeProblems } from "./check-times";
import {
  separatorClash,
  show,
  unknownKeys,
  valueOptionKeys,
  valueOptionProblems,
} from "./check-values";
import { defaultConversionOf } from "./conversion";
import { Unfit } from "./unfit";

const SPECIFICATION_KEYS = ["version", "maxRejectShare", "encoding", "csv", "values", "fields"];
const FIELD_KEYS = ["type", "source", "optional", "required", "default", "filter", "redact"];
const FIELD_TYPES: readonly FieldType[] = [
  "string",
  "integer",
  "int64",
  "number",
  "decimal",
  "boolean",
  "timestamp",
  "date",
  "json",
];
const DERIVED_KEYS = ["derive", "filter", "redact"];
const FILTER_KEYS = ["oneOf", "noneOf", "min", "max"];
const SINGLE_KINDS = ["date", "lowerCase"];
const LIST_KINDS = ["concat", "product", "sum"];

/**
 * Throws one error with every problem of a specification: it may come from a file that no compiler
 * has seen.
 */
export function checkSpecification(specification: Specification): void {
  const { version, maxRejectShare, values, fields } = specification;
  const names = Object.keys(fields ?? {});
  const problems = [
    ...(Number.isSafeInteger(version) && version >= 1
      ? []
      : [`version must be a whole number from 1, not ${show(version)}`]),
    ...(maxRejectShare >= 0 && maxRejectShare <= 1
      ? []
      : [`maxRejectShare must be between 0 and 1, not ${show(maxRejectShare)}`]),
    ...unknownKeys(specification, SPECIFICATION_KEYS, "").map((problem) => problem.slice(1)),
    ...encodingProblems(specification),
    ...csvProblems(specification),
    ...valuesProblems(values).map((problem) => `values${problem}`),
    ...(names.length > 0 ? [] : ["fields must hold at least one field"]),
    ...names.flatMap((name, index) =>
      fieldProblems(name, specification, names.slice(0, index)).map(
        (problem) => `fields.${name}${problem}`,
      ),
    ),
  ];
  if (problems.length > 0) {
    throw new Error(`the transform specification is wrong: ${problems.join("; ")}`);
  }
}

function valuesProblems(values: ValueOptions = {}): readonly string[] {
  const known = valueOptionKeys();
  return [...unknownKeys(values, known), ...valueOptionProblems(values, known)];
}

type Fields = Specification["fields"];

function fieldProblems(
  name: string,
  { fields, values }: Specification,
  above: readonly string[],
): readonly string[] {
  const field = fields[name];
  if (typeof field !== "object" || field === null)
    return [` must be an object, not ${show(field)}`];
  const isDerived = "derive" in field;
  return [
    // What every object inherits would be read, or written to, in place of a field.
    ...(name in {} ? [" has the name of a property that every object has"] : []),
    ...sameButForCase(name, above),
    // Many readers don't tell the case of a name.
    ...(name.toLowerCase() === "dt"
      ? [" has the name of the column that readers of the partitions dt=YYYY-MM-DD/ add"]
      : []),
    ...(isDerived
      ? [...unknownKeys(field, DERIVED_KEYS), ...deriveProblems(field, fields, above)]
      : [...unknownKeys(field, keysOf(field)), ...sourceProblems(field, values)]),
    ...filterProblems(field),
    ...redactProblems(field),
  ];
}

/** Most readers take column names without regard to case. */
function sameButForCase(name: string, above: readonly string[]): readonly string[] {
  const other = above.find((each) => each.toLowerCase() === name.toLowerCase());
  return other === undefined ? [] : [` differs from ${other} in upper and lower case alone`];
}

function keysOf({ type }: SourceField): readonly string[] {
  return [...FIELD_KEYS, ...valueOptionKeys(type), ...timeKeys(type), ...decimalKeys(type)];
}

function sourceProblems(field: SourceField, values: ValueOptions | undefined) {
  const { type, source, required, optional, default: fallback } = field;
  const isKnown = FIELD_TYPES.includes(type);
  const ofType = [...timeProblems(field), ...decimalProblems(field)];
  const path = source === undefined ? ["a"] : [source].flat();
  return [
    ...(!isKnown ? [`.type must be one of ${FIELD_TYPES.join(", ")}, not ${show(type)}`] : []),
    ...(path.length > 0 && path.every(isPlainName)
      ? []
      : [
          `.source must be a name or a list of names (of no property that every object has), not ${show(source)}`,
        ]),
    ...(required === true && fallback !== undefined
      ? [".required makes no sense beside .default"]
      : []),
    ...(required === true && optional === true
      ? [".required makes no sense beside .optional"]
      : []),
    ...(fallback !== undefined &&
    isKnown &&
    ofType.length === 0 &&
    !isFit(defaultConversionOf(field)(fallback))
      ? [`.default ${show(fallback)} is no ${type}`]
      : []),
    ...ofType,
    ...valueOptionProblems(field, valueOptionKeys(type)),
    ...(valueOptionKeys(type).includes("thousandsSeparator")
      ? separatorClash({ ...values, ...field })
      : []),
  ];
}

function isPlainName(name: unknown): boolean {
  return typeof name === "string" && name !== "" && !(name in {});
}

function isFit(value: unknown): boolean {
  return value !== undefined && !(value instanceof Unfit);
}

/** What the values of a field are to those who compute or compare with them. */
type ValueKind = "text" | "number" | "lossless number" | "boolean" | "json" | "time";

const KINDS: Readonly<Record<string, ValueKind>> = {
  string: "text",
  integer: "number",
  int64: "lossless number",
  decimal: "lossless number",
  number: "number",
  boolean: "boolean",
  timestamp: "time",
  date: "time",
  json: "json",
  lowerCase: "text",
  concat: "text",
  product: "number",
  sum: "number",
};

/** Undefined where another problem says that the field has no type. */
function kindOf(field: Field | undefined): ValueKind | undefined {
  if (field === undefined || field === null || typeof field !== "object") return undefined;
  // What is left of a redacted value is the text of a hash.
  if (field.redact !== undefined) return "text";
  return KINDS["derive" in field ? field.derive?.kind : field.type];
}

/** What a derivation can be made of. */
const MADE_OF: Readonly<Record<string, readonly ValueKind[]>> = {
  date: ["time"],
  lowerCase: ["text"],
  product: ["number"],
  sum: ["number"],
  concat: ["text", "number", "lossless number", "boolean", "time"],
};

function deriveProblems(
  { derive }: DerivedField,
  fields: Fields,
  above: readonly string[],
): readonly string[] {
  const { kind, of } = derive ?? {};
  if (![...SINGLE_KINDS, ...LIST_KINDS].includes(kind)) {
    const kinds = [...SINGLE_KINDS, ...LIST_KINDS].join(", ");
    return [`.derive.kind must be one of ${kinds}, not ${show(kind)}`];
  }
  const isList = LIST_KINDS.includes(kind);
  if (Array.isArray(of) !== isList || (isList && of.length === 0)) {
    return [`.derive.of must be ${isList ? "a list of fields" : "a field"}, not ${show(of)}`];
  }
  return [of].flat().flatMap((name) => {
    if (!above.includes(name)) {
      return [`.derive.of names ${show(name)}, which is no field above it`];
    }
    const found = kindOf(fields[name]);
    if (found === undefined || MADE_OF[kind]?.includes(found)) return [];
    return [`.derive.of names ${show(name)}, of which no ${kind} can be made: it is ${found}`];
  });
}

/** What the limits and the listed values of a filter must be, by what the field's values are. */
const COMPARED: Readonly<Record<ValueKind, string>> = {
  text: "string",
  time: "string",
  number: "number",
  boolean: "boolean",
  "lossless number": "convertible",
  json: "none",
};

function filterProblems(field: Field): readonly string[] {
  const { filter } = field;
  if (filter === undefined) return [];
  const { oneOf, noneOf, min, max } = filter;
  // A filter judges the value before it is redacted.
  const { redact: _, ...plain } = field;
  const kind = kindOf(plain as Field);
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
    ...unknownKeys(filter, FILTER_KEYS, ".filter"),
    ...(oneOf === undefined || Array.isArray(oneOf) ? [] : [".filter.oneOf must be a list"]),
    ...(noneOf === undefined || Array.isArray(noneOf) ? [] : [".filter.noneOf must be a list"]),
    ...(wrong === undefined
      ? []
      : [`.filter compares ${kind} with ${show(wrong)}, which it never equals`]),
  ];
}

function redactProblems({ redact }: Field): readonly string[] {
  return redact === undefined ? [] : unknownKeys(redact, ["saltVariable"], ".redact");
}
