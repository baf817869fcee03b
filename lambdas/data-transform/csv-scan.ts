import { type CsvForm, STANDARD_CSV } from "./csv-dialect";
import type { LineEnd } from "./line-end";

/** One CSV record as written in the text. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Why the record is invalid; its fields are then meaningless. */
  readonly problem: string | undefined;
  readonly text: string;
  /** The number of its first line. */
  readonly line: number;
}

export interface CsvScan {
  readonly records: readonly CsvRecord[];
  /** The incomplete record at the end of the text. */
  readonly rest: string;
  readonly restLine: number;
}

interface QuotedRecord {
  readonly fields: readonly string[];
  readonly problem: string | undefined;
  /** Where the next record starts. */
  readonly next: number;
}

const RETURN_INSIDE = "a carriage return inside a field without quotes";

/**
 * Cuts text into CSV records, by RFC 4180 or by its form. An invalid record costs only the line it
 * is on, not the rest of the input.
 * @param isEnd whether no input follows: an incomplete record at the end then counts as a record,
 * or as an invalid one
 */
export function scanCsv(
  text: string,
  firstLine: number,
  isEnd: boolean,
  lineEnd: LineEnd = "\n",
  form = STANDARD_CSV,
): CsvScan {
  const { delimiter, comment } = form;
  const records: CsvRecord[] = [];
  let line = firstLine;
  let quote = indexOfQuote(text, form, 0);
  for (let start = 0; start < text.length; ) {
    if (quote !== -1 && quote < start) quote = indexOfQuote(text, form, start);
    const found = text.indexOf(lineEnd, start);
    if (found === -1 && !isEnd) return { records, rest: text.slice(start), restLine: line };
    const end = found === -1 ? text.length : found;
    if (comment !== undefined && text.startsWith(comment, start)) {
      start = end + 1;
      line += 1;
      continue;
    }
    if (quote === -1 || quote > end) {
      const content = trimReturn(text.slice(start, end));
      if (content !== "") {
        const problem = content.includes("\r") ? RETURN_INSIDE : undefined;
        records.push({ fields: content.split(delimiter), problem, text: content, line });
      }
      start = end + 1;
      line += 1;
      continue;
    }
    const record = scanQuoted(text, start, { isEnd, lineEnd, form });
    if (record === undefined) return { records, rest: text.slice(start), restLine: line };
    const content = text.slice(start, record.next);
    const { fields, problem } = record;
    const isWhole = content.endsWith(lineEnd);
    const trimmed = trimReturn(isWhole ? content.slice(0, -1) : content);
    records.push({ fields, problem, text: trimmed, line });
    line += content.split(lineEnd).length - (isWhole ? 1 : 0);
    start = record.next;
  }
  return { records, rest: "", restLine: line };
}

interface Place {
  readonly isEnd: boolean;
  readonly lineEnd: LineEnd;
  readonly form: CsvForm;
}

/** Scans a record that has a quote; undefined if the text ends inside it. */
function scanQuoted(text: string, start: number, place: Place): QuotedRecord | undefined {
  const { isEnd, lineEnd, form } = place;
  const { delimiter, quote } = form;
  const fields: string[] = [];
  for (let at = start; ; ) {
    if (text[at] !== quote) {
      const end = endOfField(text, at, place);
      if (end === text.length && !isEnd) return undefined;
      const field = trimReturnAtLineEnd(text, at, end, delimiter);
      if (quote !== undefined && field.includes(quote)) {
        return badRecord(text, end, place, "a quote inside a field without quotes");
      }
      if (field.includes("\r")) return badRecord(text, end, place, RETURN_INSIDE);
      fields.push(field);
      if (text[end] !== delimiter) return { fields, problem: undefined, next: end + 1 };
      at = end + 1;
      continue;
    }
    const close = closingQuote(text, at + 1, form);
    if (close === -1) {
      if (!isEnd) return undefined;
      return { fields, problem: "a quote that is not closed", next: text.length };
    }
    fields.push(unescaped(text.slice(at + 1, close), form));
    const after = text[close + 1] === "\r" && lineEnd === "\n" ? close + 2 : close + 1;
    if (after >= text.length) {
      // A quote at the very end may be the first of two.
      return isEnd ? { fields, problem: undefined, next: text.length } : undefined;
    }
    if (text[after] === lineEnd) return { fields, problem: undefined, next: after + 1 };
    if (text[close + 1] !== delimiter) {
      return badRecord(text, close + 1, place, "text after a closing quote");
    }
    at = close + 2;
  }
}

/**
 * Ends the invalid record at the end of the line, where the next one most likely begins; undefined
 * if the text ends before that.
 */
function badRecord(
  text: string,
  from: number,
  { isEnd, lineEnd }: Place,
  problem: string,
): QuotedRecord | undefined {
  const end = text.indexOf(lineEnd, from);
  if (end === -1 && !isEnd) return undefined;
  return { fields: [], problem, next: end === -1 ? text.length : end + 1 };
}

function indexOfQuote(text: string, { quote }: CsvForm, from: number): number {
  return quote === undefined ? -1 : text.indexOf(quote, from);
}

function closingQuote(
  text: string,
  from: number,
  { quote = "", escapeMark = "" }: CsvForm,
): number {
  let at = text.indexOf(quote, from);
  if (escapeMark === quote) {
    while (at !== -1 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
    return at;
  }
  for (at = from; at < text.length && text[at] !== quote; at += 1) {
    if (text[at] === escapeMark && isEscapable(text[at + 1], quote, escapeMark)) at += 1;
  }
  return at < text.length ? at : -1;
}

function isEscapable(character: string | undefined, quote: string, escapeMark: string): boolean {
  return character === quote || character === escapeMark;
}

function unescaped(field: string, { quote = "", escapeMark = "" }: CsvForm): string {
  if (escapeMark === quote) return field.replaceAll(quote + quote, quote);
  let text = "";
  let from = 0;
  for (let at = field.indexOf(escapeMark); at !== -1; at = field.indexOf(escapeMark, at + 1)) {
    if (!isEscapable(field[at + 1], quote, escapeMark)) continue;
    text += field.slice(from, at);
    at += 1;
    from = at;
  }
  return text + field.slice(from);
}

function endOfField(text: string, from: number, { lineEnd, form }: Place): number {
  let at = from;
  while (at < text.length && text[at] !== form.delimiter && text[at] !== lineEnd) at += 1;
  return at;
}

function trimReturnAtLineEnd(text: string, from: number, to: number, delimiter: string): string {
  const field = text.slice(from, to);
  return text[to] === delimiter ? field : trimReturn(field);
}

function trimReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
