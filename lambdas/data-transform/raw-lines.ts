import type { Encoding } from "../datasets/specification-types";
import { wrongBytesReason } from "./encoding";
import type { LineEnd } from "./line-end";

/** What was found out about a content before its records are read. */
export interface RawLines {
  /** Of the object. */
  readonly key: string;
  readonly lineEnd: LineEnd;
  /** The reason of a record whose bytes are no text. */
  readonly wrongBytes: string;
}

export const STANDARD_LINES: RawLines = rawLines("", "\n", "utf-8");

export function rawLines(key: string, lineEnd: LineEnd, encoding: Encoding): RawLines {
  return { key, lineEnd, wrongBytes: wrongBytesReason(encoding) };
}
