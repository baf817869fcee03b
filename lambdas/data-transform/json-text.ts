import type { Path } from "../datasets/specification-types";
import { Unfit } from "./unfit";

/** A JSON value as its text, with all its digits and the order of its properties. */
export class JsonText {
  constructor(readonly text: string) {}

  /** For code that expects a JavaScript value. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }

  toString(): string {
    return this.text;
  }
}

// Deeper than any reader of the output supports.
const MAX_DEPTH = 500;
// Occur only between tokens, because JSON strings escape them. A record of NDJSON has none.
const LINE_ENDS = /[\r\n]/;
const LINE_ENDS_AND_BLANKS = /[\r\n]\s*/g;
const HALF_PAIR = /\\u[dD][89a-fA-F]/;

/** The text as a field's value, or the reason why it can't be one. */
export function jsonTextOf(text: string): JsonText | Unfit {
  if (depthOf(text) > MAX_DEPTH) return new Unfit(`is nested deeper than ${MAX_DEPTH} levels`);
  if (HALF_PAIR.test(text) && HALF_PAIR.test(JSON.stringify(JSON.parse(text)))) {
    return new Unfit("holds half of a character (a surrogate on its own)");
  }
  return new JsonText(LINE_ENDS.test(text) ? text.replaceAll(LINE_ENDS_AND_BLANKS, "") : text);
}

/**
 * The text of the value at a path, within a valid JSON text of an object. If a name occurs several
 * times the last one counts, as in JSON.parse. Undefined if there is no value.
 */
export function jsonAt(text: string, path: Path): string | undefined {
  let [from, to] = [skipBlanks(text, 0), text.length];
  for (const step of path) {
    const found =
      typeof step === "string" ? propertyIn(text, from, step) : elementIn(text, from, step);
    if (found === undefined) return undefined;
    [from, to] = found;
  }
  return text.slice(from, to);
}

function propertyIn(text: string, from: number, name: string): [number, number] | undefined {
  if (text[from] !== "{") return undefined;
  let found: [number, number] | undefined;
  let at = skipBlanks(text, from + 1);
  while (text[at] === '"') {
    const nameEnd = endOfString(text, at);
    const isMeant = JSON.parse(text.slice(at, nameEnd)) === name;
    const start = skipBlanks(text, skipBlanks(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    if (isMeant) found = [start, end];
    const next = skipBlanks(text, end);
    if (text[next] !== ",") break;
    at = skipBlanks(text, next + 1);
  }
  return found;
}

/** @param at the index from 0, or from the end if negative */
function elementIn(text: string, from: number, at: number): [number, number] | undefined {
  if (text[from] !== "[") return undefined;
  const elements: [number, number][] = [];
  let start = skipBlanks(text, from + 1);
  while (text[start] !== "]") {
    const end = endOfValue(text, start);
    elements.push([start, end]);
    const next = skipBlanks(text, end);
    if (text[next] !== ",") break;
    start = skipBlanks(text, next + 1);
  }
  return elements.at(at);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}

/** The position after the closing quote of the string that starts there. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, from: number): number {
  let at = from;
  for (let depth = 0; ; ) {
    const character = text[at] ?? "";
    if (character === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      if (depth === 0) return trimmedEnd(text, at);
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && character === ",") return trimmedEnd(text, at);
    at += 1;
  }
}

/** A plain value ends before any blanks that follow it. */
function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (/\s/.test(text[at - 1] ?? "")) at -= 1;
  return at;
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === "{" || character === "[") {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return deepest;
}
