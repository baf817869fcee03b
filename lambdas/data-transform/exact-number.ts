import { parseJson } from "@lambda-etl/shared/json-digits";
import { Unfit } from "./unfit";

// A double represents every number of up to 15 digits exactly.
const SAFE_DIGITS = 15;
// The limit of toPrecision.
const MAX_DIGITS = 100;

/** The reason why a number in a text can't be held exactly. */
export const TOO_MANY_DIGITS = new Unfit("has more digits, or is larger, than a number holds");

/** Whether a double equals the number in a text, to every digit of the text. */
export function isExact(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const digits = significantDigits(text);
  if (digits.length <= SAFE_DIGITS && !/[eE]/.test(text)) return true;
  if (digits === "" || significantDigits(String(value)) === digits) return true;
  if (digits.length > MAX_DIGITS) return false;
  return significantDigits(value.toPrecision(Math.max(digits.length, SAFE_DIGITS))) === digits;
}

/** Drops the sign, the point, the exponent, and leading and trailing zeros. */
function significantDigits(text: string): string {
  return text
    .replace(/[eE].*$/, "")
    .replace(/[+\-.]/g, "")
    .replace(/^0+/, "")
    .replace(/0+$/, "");
}

/** Parses JSON; numbers that a double can't hold exactly become raw numbers. */
export function parseExactly(text: string): unknown {
  return parseJson(text, (source, value) => !isExact(source, value));
}

/** Like parseExactly, but every number that may have too many digits for a double becomes raw. */
export function parseWithDigits(text: string): unknown {
  return parseJson(text, (source) => source.length > SAFE_DIGITS || /[eE]/.test(source));
}
