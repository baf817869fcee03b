import { isRawNumber } from "@lambda-etl/shared/json-digits";
import type { SourceField } from "../datasets/specification-types";
import { parserOf, type TimeParser, type TimeParts, ZONE } from "./time-pattern";
import { Unfit } from "./unfit";
import { type Conversion, isInMonth, OTHER_YEARS, TOO_PRECISE } from "./values";

const TOO_PRECISE_FOR_MICROSECONDS = new Unfit("is more precise than microseconds");

/** How many decimals of a second the unit of an epoch format has. */
const EPOCHS: Readonly<Record<string, number>> = {
  epochSeconds: 0,
  epochMilliseconds: 3,
  epochMicroseconds: 6,
};
const MICRO_DIGITS = 6;
const NUMBER = /^(?<sign>[+-]?)(?<whole>\d{1,20})(?:\.(?<rest>\d{0,20}))?$/;

const ISO_TIME =
  "(?<hour>[01]\\d|2[0-4]):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d)(?:[.,](?<fraction>\\d+))?)?";
const ISO_BASIC_TIME =
  "(?<hour>[01]\\d|2[0-4])(?<minute>[0-5]\\d)(?:(?<second>[0-5]\\d)(?:[.,](?<fraction>\\d+))?)?";
const ISO = [
  new RegExp(
    `^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])[T ]${ISO_TIME} ?(?<zone>${ZONE})?$`,
    "i",
  ),
  new RegExp(
    `^(?<year>\\d{4})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])[T ]${ISO_BASIC_TIME} ?(?<zone>${ZONE})?$`,
    "i",
  ),
];

type Resolution = NonNullable<SourceField["resolution"]>;
/** A time's seconds as text and the digits of its fraction, or why it can't be held. */
type Time = readonly [seconds: string, fraction: string] | Unfit;
type TimeReader = (value: unknown) => Time | undefined;

/** Formats that are not patterns, each with the first moment of 2026 as its example. */
export const NAMED_FORMATS: ReadonlyMap<string, string> = new Map([
  ["iso8601", "2026-01-01T00:00:00Z"],
  ["epochSeconds", "1767225600"],
  ["epochMilliseconds", "1767225600000"],
  ["epochMicroseconds", "1767225600000000"],
]);

/**
 * The conversion of a field's values to timestamps; undefined if the field has no option for it.
 */
export function timeConversionOf({
  type,
  format,
  resolution,
}: SourceField): Conversion | undefined {
  if (format === undefined && resolution === undefined) return undefined;
  const formats = [format ?? "iso8601"].flat();
  if (type === "date") return firstOf(formats.map((each) => dateOf(parserOf(each))));
  return firstOf(
    formats.map((each) => {
      const read = readerOf(each);
      return (value) => written(read(value), resolution ?? "milliseconds");
    }),
  );
}

function firstOf([first, ...others]: readonly Conversion[]): Conversion {
  return (value) => {
    let result = first?.(value);
    for (const convert of others) {
      if (result !== undefined) return result;
      result = convert(value);
    }
    return result;
  };
}

function dateOf(parse: TimeParser): Conversion {
  return (value) => {
    const parts = typeof value === "string" ? parse(value) : undefined;
    if (parts === undefined) return undefined;
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    return isInMonth(date) ? date : undefined;
  };
}

function readerOf(format: string): TimeReader {
  const decimals = EPOCHS[format];
  if (decimals !== undefined) return (value) => timeOfEpoch(value, decimals);
  const parse = format === "iso8601" ? parseIso : parserOf(format);
  return (value) => {
    const parts = typeof value === "string" ? parse(value) : undefined;
    return parts === undefined ? undefined : timeOfParts(parts);
  };
}

function parseIso(text: string): TimeParts | undefined {
  const found = ISO[0]?.exec(text) ?? ISO[1]?.exec(text);
  return found?.groups as TimeParts | undefined;
}

function timeOfParts(parts: TimeParts): Time | undefined {
  const { year, month, day, hour = "00", minute = "00", second = "00", fraction = "" } = parts;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (!isInMonth(local)) return undefined;
  const offset = offsetMinutes(parts.zone);
  if (offset === 0 && hour !== "24") return [local, fraction];
  // Hour 24 is valid only as the end of a day.
  if (hour === "24" && /[1-9]/.test(minute + second + fraction)) return undefined;
  return inUtc(Date.parse(`${local}Z`) - offset * 60_000, fraction);
}

function offsetMinutes(zone: string | undefined): number {
  const found = /^(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)?$/.exec(zone ?? "")?.groups;
  if (found === undefined) return 0;
  const minutes = Number(found.hours) * 60 + Number(found.minutes ?? 0);
  return found.sign === "-" ? -minutes : minutes;
}

function timeOfEpoch(value: unknown, decimals: number): Time | undefined {
  const text = typeof value === "number" || isRawNumber(value) ? JSON.stringify(value) : value;
  const found = typeof text === "string" ? NUMBER.exec(text)?.groups : undefined;
  if (found === undefined) return undefined;
  const { sign, whole = "", rest = "" } = found;
  // The whole amount, in units of its last digit.
  const amount = BigInt(`${sign === "-" ? "-" : ""}${whole}${rest}`);
  const digits = decimals + rest.length;
  const second = 10n ** BigInt(digits);
  const fraction = ((amount % second) + second) % second;
  const seconds = Number((amount - fraction) / second);
  return inUtc(seconds * 1000, String(fraction).padStart(digits, "0"));
}

function inUtc(milliseconds: number, fraction: string): Time | undefined {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime())) return OTHER_YEARS;
  const text = time.toISOString();
  // Years with a sign also have six digits, and are rejected.
  return text.length === 24 ? [text.slice(0, 19), fraction] : OTHER_YEARS;
}

function written(time: Time | undefined, resolution: Resolution): string | Unfit | undefined {
  if (time === undefined || time instanceof Unfit) return time;
  const [seconds, fraction] = time;
  const digits = resolution === "milliseconds" ? 3 : MICRO_DIGITS;
  if (/[1-9]/.test(fraction.slice(digits))) {
    return resolution === "milliseconds" ? TOO_PRECISE : TOO_PRECISE_FOR_MICROSECONDS;
  }
  return `${seconds}.${fraction.slice(0, digits).padEnd(digits, "0")}Z`;
}
