import { isRawNumber, rawNumber } from "@lambda-etl/shared/json-digits";
import { isExact } from "./exact-number";
import { Unfit } from "./unfit";
import type { Conversion } from "./values";

/** A number with all its digits, possibly more than a double holds. */
export class LosslessNumber {
  /** @param text in JSON form, with as many decimals as its type has */
  constructor(readonly text: string) {}

  /** The digits as an integer, without the point. */
  get unscaled(): bigint {
    return BigInt(this.text.replace(".", ""));
  }

  toJSON(): object {
    return rawNumber(this.text);
  }

  toString(): string {
    return this.text;
  }
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
const OUT_OF_RANGE = new Unfit("is not in the range of int64");
const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<decimals>\d*))?(?:[eE](?<power>[+-]?\d+))?$/;
// A larger exponent makes no meaningful number, and would be written out in zeros.
const MAX_POWER = 400;

/**
 * Integers that a double holds exactly stay numbers, so that most cost no more than type integer.
 */
export function toInt64(value: unknown): number | LosslessNumber | Unfit | undefined {
  if (Number.isSafeInteger(value)) return value as number;
  if (typeof value === "string") return INTEGER.test(value) ? int64Of(BigInt(value)) : undefined;
  const text = textOfNumber(value);
  const digits = text === undefined ? undefined : plainDigits(text);
  if (digits === undefined || digits.decimals !== "") return undefined;
  return int64Of(BigInt(digits.sign + (digits.whole || "0")));
}

function int64Of(value: bigint): number | LosslessNumber | Unfit {
  if (value < MIN_INT64 || value > MAX_INT64) return OUT_OF_RANGE;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : new LosslessNumber(String(value));
}

/**
 * @param precision the total number of digits
 * @param scale how many of them are decimals
 */
export function decimalConversion(precision: number, scale: number): Conversion {
  const tooManyDecimals = new Unfit(`has more than ${scale} decimals`);
  const tooLarge = new Unfit(`has more than ${precision - scale} digits before the decimals`);
  return (value) => {
    const text = typeof value === "string" ? value : textOfNumber(value);
    const digits = text === undefined ? undefined : plainDigits(text);
    if (digits === undefined) return undefined;
    const { sign, whole, decimals } = digits;
    if (decimals.length > scale) return tooManyDecimals;
    if (whole.length > precision - scale) return tooLarge;
    const isZero = whole === "" && decimals === "";
    const point = scale === 0 ? "" : `.${decimals.padEnd(scale, "0")}`;
    return new LosslessNumber(`${isZero ? "" : sign}${whole || "0"}${point}`);
  };
}

function textOfNumber(value: unknown): string | undefined {
  return typeof value === "number" || isRawNumber(value) ? JSON.stringify(value) : undefined;
}

interface Digits {
  readonly sign: string;
  /** Without leading zeros; empty if there are no other digits. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly decimals: string;
}

/** The digits of a number in a text, without an exponent; undefined if it is not a number. */
function plainDigits(text: string): Digits | undefined {
  const found = NUMBER.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { whole = "", decimals = "", power } = found;
  if (whole === "" && decimals === "") return undefined;
  const sign = found.sign === "-" ? "-" : "";
  if (power === undefined) return { sign, ...trimmed(whole, decimals) };
  const shift = Number(power);
  if (Math.abs(shift) > MAX_POWER) return undefined;
  const all =
    shift < 0 ? whole.padStart(-shift, "0") + decimals : whole + decimals.padEnd(shift, "0");
  const at = shift < 0 ? Math.max(whole.length, -shift) + shift : whole.length + shift;
  return { sign, ...trimmed(all.slice(0, at), all.slice(at)) };
}

function trimmed(whole: string, decimals: string): Omit<Digits, "sign"> {
  return { whole: whole.replace(/^0+/, ""), decimals: decimals.replace(/0+$/, "") };
}

/** Converts a raw number to a double if the double is exact; returns other values unchanged. */
export function doubleOf(value: unknown): unknown {
  if (!isRawNumber(value)) return value;
  const text = JSON.stringify(value);
  const number = Number(text);
  return isExact(text, number) ? number : value;
}
