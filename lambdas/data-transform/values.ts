import { isRawNumber } from "@lambda-etl/shared/json-digits";
import type { FieldType } from "../datasets/specification-types";
import { isExact, TOO_MANY_DIGITS } from "./exact-number";
import { doubleOf, toInt64 } from "./lossless";
import { Unfit } from "./unfit";

/**
 * Turns a value as read (text from CSV, any JSON value from NDJSON) into a value of the type;
 * undefined if it is not one, or the reason if it looks like one that the type can't hold.
 */
export type Conversion = (value: unknown) => unknown;

const HALF_CHARACTER = new Unfit("holds half of a character (a surrogate on its own)");
export const TOO_PRECISE = new Unfit("is more precise than milliseconds");
export const OTHER_YEARS = new Unfit("is not in the years 0000 to 9999 of UTC");
const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const UTC_TIMESTAMP =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;
const TIMESTAMP =
  /^(?<date>\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3}(?<beyond>\d*))?)?(?<zone>Z|[+-]\d{2}:\d{2})?$/;

export const CONVERSIONS: Readonly<Record<Exclude<FieldType, "decimal">, Conversion>> = {
  string: toText,
  integer: toInteger,
  int64: toInt64,
  number: toNumber,
  boolean: toBoolean,
  timestamp: toTimestamp,
  date: toDate,
  json: (value) => value,
};

// A number beyond the safe integers has already lost digits, so it is not turned into text.
function toText(value: unknown): string | Unfit | undefined {
  if (typeof value === "string") return value.isWellFormed() ? value : HALF_CHARACTER;
  if (typeof value === "boolean" || Number.isSafeInteger(value)) return String(value);
  return undefined;
}

function toInteger(value: unknown): number | Unfit | undefined {
  const isText = typeof value === "string" && INTEGER.test(value);
  const number = isText ? Number(value) : doubleOf(value);
  if (Number.isSafeInteger(number)) return number as number;
  return isText || isRawNumber(value) || Number.isInteger(value) ? TOO_MANY_DIGITS : undefined;
}

function toNumber(value: unknown): number | Unfit | undefined {
  if (typeof value === "string" && NUMBER.test(value)) {
    const number = Number(value);
    return isExact(value, number) ? number : TOO_MANY_DIGITS;
  }
  const number = doubleOf(value);
  if (Number.isFinite(number)) return number as number;
  return isRawNumber(value) ? TOO_MANY_DIGITS : undefined;
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "TRUE" || value === "True") return true;
  if (value === "false" || value === "FALSE" || value === "False") return false;
  return undefined;
}

function toDate(value: unknown): string | undefined {
  return typeof value === "string" && DATE.test(value) && isInMonth(value) ? value : undefined;
}

/** ISO 8601 in UTC. A time without a zone is UTC, never the machine's local time. */
function toTimestamp(value: unknown): string | Unfit | undefined {
  if (typeof value !== "string") return undefined;
  // The usual form avoids Date, which took a quarter of a transform's whole time.
  if (UTC_TIMESTAMP.test(value) && isInMonth(value)) {
    return value.length === 24 ? value : `${value.slice(0, 19)}.000Z`;
  }
  const { date, beyond, zone } = TIMESTAMP.exec(value)?.groups ?? {};
  if (date === undefined || toDate(date) === undefined) return undefined;
  if (beyond !== undefined && /[1-9]/.test(beyond)) return TOO_PRECISE;
  const time = new Date(zone === undefined ? `${value}Z` : value);
  if (Number.isNaN(time.getTime())) return undefined;
  const text = time.toISOString();
  // The zone may move the time into a year with a sign and six digits.
  return text.length === 24 ? text : OTHER_YEARS;
}

/** Whether the month has the day that a text begins with: Date turns February 30 into March 2. */
export function isInMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  return (
    day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  );
}
