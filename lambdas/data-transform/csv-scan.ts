import type { LineEnd } from "./line-end";

/** One record of CSV as it stands in the text. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Why it is no record; its fields are then worth nothing. */
  readonly problem: string | undefined;
  readonly text: string;
  /** Number of its first line. */
  readonly line: number;
}

export interface CsvScan {
  readonly records: readonly CsvRecord[];
  /** The record that the text breaks off in, and its line. */
  readonly rest: string;
  readonly restLine: number;
}

interface QuotedRecord {
  readonly fields: readonly string[];
  readonly problem: string | undefined;
  /** Where the next record begins. */
  readonly next: number;
}

const RETURN_INSIDE = "a carriage return inside a field without quotes";

/**
 * Cuts text into records of CSV by RFC 4180. A record that breaks its rules costs the line it is
 * on, and not the rest of the input.
 * @param isEnd whether nothing follows: what breaks off is then a record as well, or a wrong one
 */
export function scanCsv(
  text: string,
  firstLine: number,
  isEnd: boolean,
  lineEnd: LineEnd = "\n",
): CsvScan {
  const records: CsvRecord[] = [];
  let line = firstLine;
  let quote = text.indexOf('"');
  for (let start = 0; start < text.length; ) {
    if (quote !== -1 && quote < start) quote = text.indexOf('"', start);
    const found = text.indexOf(lineEnd, start);
    if (found === -1 && !isEnd) return { records, rest: text.slice(start), restLine: line };
    const end = found === -1 ? text.length : found;
    if (quote === -1 || quote > end) {
      const content = trimReturn(text.slice(start, end));
      if (content !== "") {
        const problem = content.includes("\r") ? RETURN_INSIDE : undefined;
        records.push({ fields: content.split(","), problem, text: content, line });
      }
      start = end + 1;
      line += 1;
      continue;
    }
    const record = scanQuoted(text, start, isEnd, lineEnd);
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

/** A record that has a quote; undefined where the text breaks off in it. */
function scanQuoted(
  text: string,
  start: number,
  isEnd: boolean,
  lineEnd: LineEnd,
): QuotedRecord | undefined {
  const fields: string[] = [];
  for (let at = start; ; ) {
    if (text[at] !== '"') {
      const end = endOfField(text, at, lineEnd);
      if (end === text.length && !isEnd) return undefined;
      const field = trimReturnAtLineEnd(text, at, end);
      if (field.includes('"')) {
        return badRecord(text, end, isEnd, lineEnd, "a quote inside a field without quotes");
      }
      if (field.includes("\r")) return badRecord(text, end, isEnd, lineEnd, RETURN_INSIDE);
      fields.push(field);
      if (text[end] !== ",") return { fields, problem: undefined, next: end + 1 };
      at = end + 1;
      continue;
    }
    const close = closingQuote(text, at + 1);
    if (close === -1) {
      if (!isEnd) return undefined;
      return { fields, problem: "a quote that is not closed", next: text.length };
    }
    fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
    const after = text[close + 1] === "\r" && lineEnd === "\n" ? close + 2 : close + 1;
    if (after >= text.length) {
      // A quote at the very end may be the first of two.
      return isEnd ? { fields, problem: undefined, next: text.length } : undefined;
    }
    if (text[after] === lineEnd) return { fields, problem: undefined, next: after + 1 };
    if (text[close + 1] !== ",") {
      return badRecord(text, close + 1, isEnd, lineEnd, "text after a closing quote");
    }
    at = close + 2;
  }
}

/**
 * Gives up the record at the end of the line, where the next one is most likely to begin; undefined
 * where the text breaks off before that.
 */
function badRecord(
  text: string,
  from: number,
  isEnd: boolean,
  lineEnd: LineEnd,
  problem: string,
): QuotedRecord | undefined {
  const end = text.indexOf(lineEnd, from);
  if (end === -1 && !isEnd) return undefined;
  return { fields: [], problem, next: end === -1 ? text.length : end + 1 };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfField(text: string, from: number, lineEnd: LineEnd): number {
  let at = from;
  while (at < text.length && text[at] !== "," && text[at] !== lineEnd) at += 1;
  return at;
}

function trimReturnAtLineEnd(text: string, from: number, to: number): string {
  const field = text.slice(from, to);
  return text[to] === "," ? field : trimReturn(field);
}

function trimReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
