import type { FieldType } from "../datasets/specification-types";

/**
 * Turns a value as it was read (text from CSV, any JSON value from NDJSON) into one of the type;
 * undefined where it is none.
 */
export type Conversion = (value: unknown) => unknown;

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const UTC_TIMESTAMP =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;
const TIMESTAMP =
  /^(?<date>\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:\d{2})?$/;

export const CONVERSIONS: Readonly<Record<FieldType, Conversion>> = {
  string: toText,
  integer: toInteger,
  number: toNumber,
  boolean: toBoolean,
  timestamp: toTimestamp,
  date: toDate,
  json: (value) => value,
};

// A number beyond the safe integers has lost digits before it is seen here: no text is made of it.
function toText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || Number.isSafeInteger(value)) return String(value);
  return undefined;
}

function toInteger(value: unknown): number | undefined {
  const number = typeof value === "string" && INTEGER.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && NUMBER.test(value) ? Number(value) : value;
  return Number.isFinite(number) ? (number as number) : undefined;
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

/** ISO 8601 in UTC. Without a zone it is taken as UTC, never as the machine's own time. */
function toTimestamp(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  // The usual form without a Date: that was a quarter of all the time that a transform took.
  if (UTC_TIMESTAMP.test(value) && isInMonth(value)) {
    return value.length === 24 ? value : `${value.slice(0, 19)}.000Z`;
  }
  const { date, zone } = TIMESTAMP.exec(value)?.groups ?? {};
  if (date === undefined || toDate(date) === undefined) return undefined;
  const time = new Date(zone === undefined ? `${value}Z` : value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Whether a month has the day that a text begins with: Date takes February 30 for March 2. */
function isInMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  return (
    day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  );
}
