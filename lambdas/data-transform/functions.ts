import { type RecordContext, Rejection } from "../datasets/record-types";
import type {
  Field,
  SourceField,
  Specification,
  UntypedRecord,
} from "../datasets/specification-types";
import type { Keeper, Outcome, OutputRecord, Step } from "./compile";
import { defaultConversionOf } from "./conversion";
import { JsonText, jsonTextOf } from "./json-text";
import { LosslessNumber } from "./lossless";
import { Unfit } from "./unfit";
import { kindOf } from "./value-kind";
import type { Conversion } from "./values";

type Fields = readonly (readonly [string, Field])[];
type UserFunction = (record: UntypedRecord, context: RecordContext) => unknown;

/** Whether a specification contains functions, and not only data. */
export function hasFunctions({ record, fields }: Specification): boolean {
  return (
    record !== undefined ||
    Object.values(fields).some((field) => "type" in field && field.make !== undefined)
  );
}

/** Copies a record into the form that functions get, so that they can't change the original. */
export function viewOf(fields: Fields): (record: OutputRecord) => Record<string, unknown> {
  const bigints = fields.filter(([, field]) => isInt64(field)).map(([name]) => name);
  const others = fields.filter(([, field]) => isText(field)).map(([name]) => name);
  return (record) => {
    const view = { ...record };
    for (const name of bigints) {
      const value = view[name];
      if (value !== null && value !== undefined) view[name] = BigInt(String(value));
    }
    for (const name of others) {
      const value = view[name];
      if (value instanceof LosslessNumber) view[name] = value.text;
      else if (value instanceof JsonText) view[name] = JSON.parse(value.text);
    }
    return view;
  };
}

function isInt64(field: Field): boolean {
  return "type" in field && field.type === "int64" && field.redact === undefined;
}

function isText(field: Field): boolean {
  return "type" in field && (field.type === "decimal" || field.type === "json");
}

/** Calls a user's function. An exception rejects only this record. */
function callFunction(call: UserFunction, record: UntypedRecord, context: RecordContext): unknown {
  try {
    return call(record, context);
  } catch (error) {
    return new Rejection(`the function failed: ${error instanceof Error ? error.message : error}`);
  }
}

/** The conversion of a function's result to a value of the field's type. */
function answerConversionOf(field: SourceField): Conversion {
  const convert = defaultConversionOf(field);
  if (field.type === "json") return toJson;
  return (value) => {
    if (typeof value === "bigint") return convert(String(value));
    if (value instanceof Date) {
      return Number.isNaN(value.getTime()) ? undefined : convert(value.toISOString());
    }
    return convert(value);
  };
}

function toJson(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : jsonTextOf(text);
}

/** The step of a field whose value a function computes from the fields above it. */
export function madeStep(
  name: string,
  field: SourceField,
  make: UserFunction,
  key: string,
  view: ReturnType<typeof viewOf>,
  keep: Keeper,
): Step<unknown> {
  const { type, required = false, default: fallback } = field;
  const convert = answerConversionOf(field);
  const standIn = fallback === undefined ? null : defaultConversionOf(field)(fallback);
  return (_, record, line, element) => {
    const answer = callFunction(make, view(record), { key, line, element });
    if (answer instanceof Rejection) return `${name}: ${answer.reason}`;
    if (answer === undefined || answer === null) {
      return required ? `${name} is missing` : keep(standIn, record);
    }
    const converted = convert(answer);
    return converted === undefined ? `${name} is not of type ${type}` : keep(converted, record);
  };
}

/**
 * Passes a record to the record function, and accepts the result if it has only the same fields.
 */
export function recordFunction(
  { record: call }: Specification,
  fields: Fields,
): ((record: OutputRecord, context: RecordContext) => Outcome) | undefined {
  if (call === undefined) return undefined;
  const view = viewOf(fields);
  const names = new Set(fields.map(([name]) => name));
  const conversions = fields.map(([name, field]) => {
    const convert = answerConversionOf(typedOf(field));
    return { name, convert, isRequired: "required" in field && field.required === true };
  });
  return (record, context) => {
    const given = view(record);
    const answer = callFunction(call, given, context);
    if (answer instanceof Rejection) return `record: ${answer.reason}`;
    if (typeof answer !== "object" || answer === null) return "record: the function gave no record";
    const unknown = Object.keys(answer).find((name) => !names.has(name));
    if (unknown !== undefined) return `record: the function gave ${unknown}, which is no field`;
    const before = view(record);
    for (const { name, convert, isRequired } of conversions) {
      const value = (answer as OutputRecord)[name];
      if (isSame(value, before[name])) continue;
      const isMissing = value === undefined || value === null;
      if (isMissing && isRequired) return `record: ${name} is missing`;
      const converted = isMissing ? null : convert(value);
      if (converted === undefined) return `record: ${name} is not of its type`;
      if (converted instanceof Unfit) return `record: ${name} ${converted.reason}`;
      record[name] = converted;
    }
    return record;
  };
}

/** Treats a field as one with a type: a redacted value is a text. */
function typedOf(field: Field): SourceField {
  if ("type" in field && field.redact === undefined) return field;
  const kind = kindOf(field);
  if (kind === "text") return { type: "string" };
  return { type: kind === "number" ? "number" : "date" };
}

/** JSON values are parsed again for each view, so they are compared by their text. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return typeof left === "object" && JSON.stringify(left) === JSON.stringify(right);
}
