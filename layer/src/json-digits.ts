/** JSON.parse with source text, not yet in TypeScript's library: https://tc39.es/proposal-json-parse-with-source/ */
interface JsonWithSource {
  rawJSON(text: string): object;
  isRawJSON(value: unknown): boolean;
  parse(text: string, reviver: (key: string, value: unknown, context: Context) => unknown): unknown;
}

interface Context {
  /** The source text of a primitive value. */
  readonly source?: string;
}

const json = JSON as unknown as JsonWithSource;

// A long number after a character that can precede one. A match inside a string only costs time.
const PERHAPS_MANY_DIGITS = /[:,[\s]-?(?:[\d.]{16}|[\d.]+[eE])/;

/** Whether JSON may contain a number that a double can't represent exactly. */
export function mayHoldManyDigits(text: string): boolean {
  return PERHAPS_MANY_DIGITS.test(text);
}

/** Parses JSON; numbers that `isKept` selects become raw numbers. */
export function parseJson(
  text: string,
  isKept: (source: string, value: number) => boolean,
): unknown {
  if (!mayHoldManyDigits(text)) return JSON.parse(text);
  return json.parse(text, (_, value, { source = "" }) =>
    typeof value === "number" && isKept(source, value) ? json.rawJSON(source) : value,
  );
}

/** A number that JSON.stringify writes exactly as in `text`. */
export function rawNumber(text: string): object {
  return json.rawJSON(text);
}

export function isRawNumber(value: unknown): boolean {
  return json.isRawJSON(value);
}
