import type { DerivedField, Field, SourceField, Specification } from "./specification-types";
import { CONVERSIONS } from "./values";

const FIELD_KEYS = ["type", "source", "required", "default", "filter", "redact"];
const DERIVED_KEYS = ["derive", "filter", "redact"];
const FILTER_KEYS = ["oneOf", "noneOf", "min", "max"];
const SINGLE_KINDS = ["date", "lowerCase"];
const LIST_KINDS = ["concat", "product", "sum"];

/**
 * Throws one error with every problem of a specification: it may come from a file that no compiler
 * has seen.
 */
export function checkSpecification({ version, maxRejectShare, fields }: Specification): void {
  const names = Object.keys(fields ?? {});
  const problems = [
    ...(Number.isSafeInteger(version) && version >= 1
      ? []
      : [`version must be a whole number from 1, not ${show(version)}`]),
    ...(maxRejectShare >= 0 && maxRejectShare <= 1
      ? []
      : [`maxRejectShare must be between 0 and 1, not ${show(maxRejectShare)}`]),
    ...(names.length > 0 ? [] : ["fields must hold at least one field"]),
    ...names.flatMap((name, index) =>
      fieldProblems(name, fields[name] as Field, names.slice(0, index)).map(
        (problem) => `fields.${name}${problem}`,
      ),
    ),
  ];
  if (problems.length > 0) {
    throw new Error(`the transform specification is wrong: ${problems.join("; ")}`);
  }
}

function fieldProblems(name: string, field: Field, above: readonly string[]): readonly string[] {
  if (typeof field !== "object" || field === null)
    return [` must be an object, not ${show(field)}`];
  const isDerived = "derive" in field;
  return [
    // What every object inherits would be read, or written to, in place of a field.
    ...(name in {} ? [" has the name of a property that every object has"] : []),
    // Many readers don't tell the case of a name.
    ...(name.toLowerCase() === "dt"
      ? [" has the name of the column that readers of the partitions dt=YYYY-MM-DD/ add"]
      : []),
    ...unknownKeys(field, isDerived ? DERIVED_KEYS : FIELD_KEYS),
    ...(isDerived ? deriveProblems(field, above) : sourceProblems(field)),
    ...filterProblems(field),
    ...redactProblems(field),
  ];
}

function sourceProblems({ type, source, required, default: fallback }: SourceField) {
  const convert = CONVERSIONS[type];
  const path = source === undefined ? ["a"] : [source].flat();
  return [
    ...(convert === undefined
      ? [`.type must be one of ${Object.keys(CONVERSIONS).join(", ")}, not ${show(type)}`]
      : []),
    ...(path.length > 0 && path.every(isPlainName)
      ? []
      : [
          `.source must be a name or a list of names (of no property that every object has), not ${show(source)}`,
        ]),
    ...(required === true && fallback !== undefined
      ? [".required makes no sense beside .default"]
      : []),
    ...(fallback !== undefined && convert !== undefined && convert(fallback) === undefined
      ? [`.default ${show(fallback)} is no ${type}`]
      : []),
  ];
}

function isPlainName(name: unknown): boolean {
  return typeof name === "string" && name !== "" && !(name in {});
}

function deriveProblems({ derive }: DerivedField, above: readonly string[]): readonly string[] {
  const { kind, of } = derive ?? {};
  if (![...SINGLE_KINDS, ...LIST_KINDS].includes(kind)) {
    const kinds = [...SINGLE_KINDS, ...LIST_KINDS].join(", ");
    return [`.derive.kind must be one of ${kinds}, not ${show(kind)}`];
  }
  const isList = LIST_KINDS.includes(kind);
  if (Array.isArray(of) !== isList || (isList && of.length === 0)) {
    return [`.derive.of must be ${isList ? "a list of fields" : "a field"}, not ${show(of)}`];
  }
  return [of]
    .flat()
    .filter((name) => !above.includes(name))
    .map((name) => `.derive.of names ${show(name)}, which is no field above it`);
}

function filterProblems({ filter }: Field): readonly string[] {
  if (filter === undefined) return [];
  const { oneOf, noneOf } = filter;
  return [
    ...unknownKeys(filter, FILTER_KEYS, ".filter"),
    ...(oneOf === undefined || Array.isArray(oneOf) ? [] : [".filter.oneOf must be a list"]),
    ...(noneOf === undefined || Array.isArray(noneOf) ? [] : [".filter.noneOf must be a list"]),
  ];
}

function redactProblems({ redact }: Field): readonly string[] {
  return redact === undefined ? [] : unknownKeys(redact, ["saltVariable"], ".redact");
}

function unknownKeys(value: object, known: readonly string[], where = ""): readonly string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${where}.${key} is not known: expected ${known.join(", ")}`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}
