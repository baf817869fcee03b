import { PART_EXTENSIONS } from "@lambda-etl/shared/part-compression";
import type {
  DerivedField,
  Field,
  Specification,
  ValueOptions,
} from "../datasets/specification-types";
import { csvProblems, encodingProblems } from "./check-csv";
import { jsonProblems } from "./check-json";
import { checkProblems, filterProblems } from "./check-rules";
import { isPath, sourceKeys, sourceProblems } from "./check-source";
import { show, unknownKeys, valueOptionKeys, valueOptionProblems } from "./check-values";
import { kindOf, type ValueKind } from "./value-kind";

const SPECIFICATION_KEYS = [
  "version",
  "maxRejectShare",
  "compression",
  "encoding",
  "csv",
  "json",
  "explode",
  "values",
  "fields",
  "record",
];
const COMPRESSIONS = Object.keys(PART_EXTENSIONS);
const DERIVED_KEYS = ["derive", "filter", "redact", "check"];
const ORIGIN_KEYS = ["origin", "filter", "redact", "check"];
const ORIGINS = ["key", "line", "element"];
const SINGLE_KINDS = ["date", "lowerCase"];
const LIST_KINDS = ["concat", "product", "sum"];

/**
 * Throws one error with every problem of a specification. It may come from a file that no compiler
 * has checked.
 */
export function checkSpecification(specification: Specification): void {
  const problems = specificationProblems(specification);
  if (problems.length > 0) {
    throw new Error(`the transform specification is wrong: ${problems.join("; ")}`);
  }
}

/** The problems of a specification. */
export function specificationProblems(specification: Specification): readonly string[] {
  const { version, maxRejectShare, compression, values, fields, record } = specification;
  const names = Object.keys(fields ?? {});
  return [
    ...(Number.isSafeInteger(version) && version >= 1
      ? []
      : [`version must be a whole number from 1, not ${show(version)}`]),
    ...(maxRejectShare >= 0 && maxRejectShare <= 1
      ? []
      : [`maxRejectShare must be between 0 and 1, not ${show(maxRejectShare)}`]),
    ...unknownKeys(specification, SPECIFICATION_KEYS, "").map((problem) => problem.slice(1)),
    ...(compression === undefined || COMPRESSIONS.includes(compression)
      ? []
      : [`compression must be ${COMPRESSIONS.join(" or ")}, not ${show(compression)}`]),
    ...encodingProblems(specification),
    ...csvProblems(specification),
    ...jsonProblems(specification),
    ...explodeProblems(specification),
    ...valuesProblems(values).map((problem) => `values${problem}`),
    ...(record === undefined || typeof record === "function"
      ? []
      : [`record must be a function, not ${show(record)}`]),
    ...(names.length > 0 ? [] : ["fields must hold at least one field"]),
    ...names.flatMap((name, index) =>
      fieldProblems(name, specification, names.slice(0, index)).map(
        (problem) => `fields.${name}${problem}`,
      ),
    ),
  ];
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
  const ofItsKind = kindProblems(field, fields, values, above);
  return [
    // An inherited property would be read or written instead of a field.
    ...(name in {} ? [" has the name of a property that every object has"] : []),
    ...sameButForCase(name, above),
    // Many readers ignore the case of names.
    ...(name.toLowerCase() === "dt"
      ? [" has the name of the column that readers of the partitions dt=YYYY-MM-DD/ add"]
      : []),
    ...ofItsKind,
    ...filterProblems(field),
    ...checkProblems(field, ofItsKind.length === 0),
    ...redactProblems(field),
  ];
}

function kindProblems(
  field: Field,
  fields: Fields,
  values: ValueOptions | undefined,
  above: readonly string[],
): readonly string[] {
  if ("derive" in field) {
    return [...unknownKeys(field, DERIVED_KEYS), ...deriveProblems(field, fields, above)];
  }
  if ("origin" in field) {
    return [
      ...unknownKeys(field, ORIGIN_KEYS),
      ...(ORIGINS.includes(field.origin)
        ? []
        : [`.origin must be one of ${ORIGINS.join(", ")}, not ${show(field.origin)}`]),
    ];
  }
  return [...unknownKeys(field, sourceKeys(field)), ...sourceProblems(field, values)];
}

function explodeProblems({ explode, csv }: Specification): readonly string[] {
  if (explode === undefined) return [];
  return [
    ...(isPath([explode].flat())
      ? []
      : [`explode must be a name or a list of names and places, not ${show(explode)}`]),
    ...(csv === undefined ? [] : ["explode makes no sense beside csv: it has no arrays"]),
  ];
}

/** Most readers ignore the case of column names. */
function sameButForCase(name: string, above: readonly string[]): readonly string[] {
  const other = above.find((each) => each.toLowerCase() === name.toLowerCase());
  return other === undefined ? [] : [` differs from ${other} in upper and lower case alone`];
}

/** The kinds of values that each derivation accepts. */
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

function redactProblems({ redact }: Field): readonly string[] {
  return redact === undefined ? [] : unknownKeys(redact, ["saltVariable"], ".redact");
}
