import type { FieldType, SourceField, ValueOptions } from "../datasets/specification-types";
import { decimalKeys, decimalProblems } from "./check-decimals";
import { timeKeys, timeProblems } from "./check-times";
import { separatorClash, show, valueOptionKeys, valueOptionProblems } from "./check-values";
import { defaultConversionOf } from "./conversion";
import { Unfit } from "./unfit";

const FIELD_KEYS = [
  "type",
  "source",
  "optional",
  "required",
  "default",
  "filter",
  "redact",
  "check",
];
const MADE_KEYS = ["type", "make", "required", "default", "filter", "redact", "check"];
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

/** The options that a field of a type can have. */
export function sourceKeys({ type, make }: SourceField): readonly string[] {
  if (make !== undefined) {
    const ofTimes = timeKeys(type).filter((key) => key !== "format");
    return [...MADE_KEYS, ...ofTimes, ...decimalKeys(type)];
  }
  return [...FIELD_KEYS, ...valueOptionKeys(type), ...timeKeys(type), ...decimalKeys(type)];
}

export function sourceProblems(field: SourceField, values: ValueOptions | undefined) {
  const { type, source, make, required, optional, default: fallback } = field;
  const isKnown = FIELD_TYPES.includes(type);
  const ofType = [...timeProblems(field), ...decimalProblems(field)];
  const path = source === undefined ? ["a"] : [source].flat();
  return [
    ...(!isKnown ? [`.type must be one of ${FIELD_TYPES.join(", ")}, not ${show(type)}`] : []),
    ...(make === undefined || typeof make === "function"
      ? []
      : [`.make must be a function, not ${show(make)}`]),
    ...(isPath(path)
      ? []
      : [
          `.source must be a name or a list of names and places (of no property that every object has), not ${show(source)}`,
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

/** The first step must be a name, because records are objects. */
export function isPath(path: readonly unknown[]): boolean {
  const isStep = (step: unknown) => Number.isSafeInteger(step) || isPlainName(step);
  return isPlainName(path[0]) && path.every(isStep);
}

function isPlainName(name: unknown): boolean {
  return typeof name === "string" && name !== "" && !(name in {});
}

/** Whether a conversion has produced a value of the type. */
export function isFit(value: unknown): boolean {
  return value !== undefined && !(value instanceof Unfit);
}
