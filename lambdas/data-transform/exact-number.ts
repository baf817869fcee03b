import { parseJson } from "@lambda-etl/shared/json-digits";
import { Unfit } from "./unfit";

// A double holds each number of so many digits.
const SAFE_DIGITS = 15;
// As many as toPrecision gives.
const MAX_DIGITS = 100;

/** Why a number, as a text has it, can't be held to its last digit. */
export const TOO_MANY_DIGITS = new Unfit("has more digits, or is larger, than a number holds");

/** Whether a double is the number that a text says, to each digit that the text has. */
export function isExact(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const digits = significantDigits(text);
  if (digits.length <= SAFE_DIGITS && !/[eE]/.test(text)) return true;
  if (digits === "" || significantDigits(String(value)) === digits) return true;
  if (digits.length > MAX_DIGITS) return false;
  return significantDigits(value.toPrecision(Math.max(digits.length, SAFE_DIGITS))) === digits;
}

/** Without sign, point, exponent, and zeros before and after. */
function significantDigits(text: string): string {
  return text
    .replace(/[eE].*$/, "")
    .replace(/[+\-.]/g, "")
    .replace(/^0+/, "")
    .replace(/0+$/, "");
}

/** The value of a text in JSON, in which a number that can't be held stands as a raw one. */
export function parseExactly(text: string): unknown {
  return parseJson(text, (source, value) => !isExact(source, value));
}

/** The same with every number raw that may have more digits than a double holds. */
export function parseWithDigits(text: string): unknown {
  return parseJson(text, (source) => source.length > SAFE_DIGITS || /[eE]/.test(source));
}
