/** JSON.parse with the texts of numbers, which the compiler's library does not know yet: https://tc39.es/proposal-json-parse-with-source/ */
interface JsonWithSource {
  rawJSON(text: string): object;
  isRawJSON(value: unknown): boolean;
  parse(text: string, reviver: (key: string, value: unknown, context: Context) => unknown): unknown;
}

interface Context {
  /** As it stands in the text; of numbers and other plain values only. */
  readonly source?: string;
}

const json = JSON as unknown as JsonWithSource;

// After what can come before a number outside of strings. A string may look so, and costs time and nothing else.
const PERHAPS_MANY_DIGITS = /[:,[\s]-?(?:[\d.]{16}|[\d.]+[eE])/;

/** Whether a text of JSON may hold a number that a double does not hold to its last digit. */
export function mayHoldManyDigits(text: string): boolean {
  return PERHAPS_MANY_DIGITS.test(text);
}

/** The value of a text of JSON, with the numbers that `isKept` says as raw ones. */
export function parseJson(
  text: string,
  isKept: (source: string, value: number) => boolean,
): unknown {
  if (!mayHoldManyDigits(text)) return JSON.parse(text);
  return json.parse(text, (_, value, { source = "" }) =>
    typeof value === "number" && isKept(source, value) ? json.rawJSON(source) : value,
  );
}

/** A number as a text has it: JSON.stringify writes it so. */
export function rawNumber(text: string): object {
  return json.rawJSON(text);
}

export function isRawNumber(value: unknown): boolean {
  return json.isRawJSON(value);
}
