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

interface RawJson {
  rawJSON(text: string): object;
  isRawJSON(value: unknown): boolean;
  parse(text: string, reviver: (key: string, value: unknown, context: Context) => unknown): unknown;
}

interface Context {
  /** As it stands in the text; of numbers and other plain values only. */
  readonly source?: string;
}

// The compiler's library does not know them yet. https://tc39.es/proposal-json-parse-with-source/
const json = JSON as unknown as RawJson;

// After what can come before a number outside of strings. A string may look so, and costs time and nothing else.
const PERHAPS_INEXACT = /[:,[\s]-?(?:[\d.]{16}|[\d.]+[eE])/;

/** The value of a text in JSON, in which a number that can't be held stands as what `isInexact` knows. */
export function parseExactly(text: string): unknown {
  if (!PERHAPS_INEXACT.test(text)) return JSON.parse(text);
  return json.parse(text, (_, value, { source = "" }) =>
    typeof value === "number" && !isExact(source, value) ? json.rawJSON(source) : value,
  );
}

export function isInexact(value: unknown): boolean {
  return json.isRawJSON(value);
}
