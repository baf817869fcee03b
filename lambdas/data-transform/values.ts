import type { FieldType } from "./specification-types";

/**
 * Turns a value as it was read (text from CSV, any JSON value from NDJSON) into one of the type;
 * undefined where it is none.
 */
export type Conversion = (value: unknown) => unknown;

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
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
  return typeof value === "string" && DATE.test(value) && isDay(value) ? value : undefined;
}

/** ISO 8601 in UTC. Without a zone it is taken as UTC, never as the machine's own time. */
function toTimestamp(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const { date, zone } = TIMESTAMP.exec(value)?.groups ?? {};
  if (date === undefined || !isDay(date)) return undefined;
  const time = new Date(zone === undefined ? `${value}Z` : value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

// Date takes the 30th of February for the 2nd of March.
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
