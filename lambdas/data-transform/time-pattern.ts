/** The parts of a time in a text; undefined parts are missing from it. */
export interface TimeParts {
  readonly year: string;
  /** Counted from 01. */
  readonly month: string;
  readonly day: string;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  /** The digits after the point. */
  readonly fraction?: string | undefined;
  /** Z, UTC, GMT or a number of hours and minutes with its sign. */
  readonly zone?: string | undefined;
}

export type TimeParser = (text: string) => TimeParts | undefined;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const SHORT_MONTHS = MONTHS.map((month) => month.slice(0, 3));
const WEEKDAYS = ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"];
const SHORT_WEEKDAYS = WEEKDAYS.map((day) => day.slice(0, 3));
export const ZONE = "Z|UTC|GMT|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?";

/**
 * The expression that each symbol of a pattern matches, and an example. Letters have their meaning
 * in Unicode, as in Java.
 */
const SYMBOLS: Readonly<Record<string, readonly [expression: string, example: string]>> = {
  yyyy: ["(?<year>\\d{4})", "2026"],
  yy: ["(?<shortYear>\\d{2})", "26"],
  MMMM: [`(?<monthName>${MONTHS.join("|")})`, "January"],
  MMM: [`(?<monthName>${SHORT_MONTHS.join("|")})`, "Jan"],
  MM: ["(?<month>0[1-9]|1[0-2])", "01"],
  M: ["(?<month>1[0-2]|0?[1-9])", "1"],
  dd: ["(?<day>0[1-9]|[12]\\d|3[01])", "01"],
  d: ["(?<day>[12]\\d|3[01]|0?[1-9])", "1"],
  HH: ["(?<hour>[01]\\d|2[0-3])", "00"],
  H: ["(?<hour>1\\d|2[0-3]|0?\\d)", "0"],
  hh: ["(?<halfHour>0[1-9]|1[0-2])", "12"],
  h: ["(?<halfHour>1[0-2]|0?[1-9])", "12"],
  a: ["(?<half>[ap]\\.?m\\.?)", "AM"],
  mm: ["(?<minute>[0-5]\\d)", "00"],
  ss: ["(?<second>[0-5]\\d)", "00"],
  EEEE: [`(?:${WEEKDAYS.map((day) => `${day}day`).join("|")})`, "Thursday"],
  EEE: [`(?:${SHORT_WEEKDAYS.join("|")})`, "Thu"],
  X: [`(?<zone>${ZONE})`, "Z"],
};
const DATE_SYMBOLS = ["yyyy", "yy", "MMMM", "MMM", "MM", "M", "dd", "d", "EEEE", "EEE"];
// A quoted text, a run of the same letter, or any other character.
const TOKENS = /'(?:[^']|'')*'|(?<symbol>([a-zA-Z])\2*)|[^a-zA-Z']/gu;

/** The problem of a pattern; undefined if it is valid. */
export function patternProblem(pattern: string, type: "timestamp" | "date"): string | undefined {
  const symbols: string[] = [];
  let length = 0;
  for (const { 0: token, groups } of pattern.matchAll(TOKENS)) {
    length += token.length;
    if (groups?.symbol !== undefined) symbols.push(groups.symbol);
  }
  if (length !== pattern.length) return "has a quote that is not closed";
  const unknown = symbols.find((symbol) => toExpression(symbol) === undefined);
  if (unknown !== undefined) {
    return `has ${unknown}, which is not known: expected ${Object.keys(SYMBOLS).join(", ")}, S for each decimal of a second, or a text in single quotes`;
  }
  const has = (...some: readonly string[]) => symbols.some((symbol) => some.includes(symbol));
  if (!has("yyyy", "yy") || !has("MMMM", "MMM", "MM", "M") || !has("dd", "d")) {
    return "must have a year, a month and a day";
  }
  const ofTime = symbols.find((symbol) => !DATE_SYMBOLS.includes(symbol));
  if (type === "date" && ofTime !== undefined) return `has ${ofTime}, which is of no date`;
  if (has("hh", "h") !== has("a")) return "must have a beside h, and h beside a";
  try {
    parserOf(pattern);
    return undefined;
  } catch {
    return "has a part of the time twice";
  }
}

/** @param pattern a valid pattern */
export function parserOf(pattern: string): TimeParser {
  const expression = [...pattern.matchAll(TOKENS)].map(({ 0: token, groups }) => {
    const { symbol } = groups ?? {};
    return symbol === undefined ? escaped(plainText(token)) : toExpression(symbol);
  });
  const whole = new RegExp(`^${expression.join("")}$`, "i");
  return (text) => {
    const found = whole.exec(text)?.groups;
    return found === undefined ? undefined : partsOf(found);
  };
}

function toExpression(symbol: string): string | undefined {
  if (/^S{1,9}$/.test(symbol)) return `(?<fraction>\\d{1,${symbol.length}})`;
  return Object.hasOwn(SYMBOLS, symbol) ? SYMBOLS[symbol]?.[0] : undefined;
}

/** The first moment of 2026, written in a pattern. */
export function exampleOf(pattern: string): string {
  return pattern.replace(TOKENS, (token) =>
    /^S/.test(token) ? "0".repeat(token.length) : (SYMBOLS[token]?.[1] ?? plainText(token)),
  );
}

/** The literal text of a token that is not a symbol. */
function plainText(token: string): string {
  if (!token.startsWith("'")) return token;
  return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function partsOf(found: Readonly<Record<string, string | undefined>>): TimeParts {
  const { year, shortYear = "", month, monthName = "", day = "", hour, halfHour, half } = found;
  const byName = SHORT_MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
  return {
    year: year ?? withCentury(shortYear),
    month: month?.padStart(2, "0") ?? twoDigits(byName),
    day: day.padStart(2, "0"),
    hour: halfHour === undefined ? hour?.padStart(2, "0") : ofHalf(halfHour, half),
    minute: found.minute,
    second: found.second,
    fraction: found.fraction,
    zone: found.zone?.toUpperCase(),
  };
}

/** As in POSIX: 69 to 99 belong to the last century. */
function withCentury(year: string): string {
  return `${Number(year) < 69 ? "20" : "19"}${year}`;
}

function ofHalf(hour: string, half = ""): string {
  return twoDigits((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
