import type { Encoding } from "../datasets/specification-types";
import { wrongBytesReason } from "./encoding";
import type { LineEnd } from "./line-end";

/** What is known about the content before its records are read. */
export interface RawLines {
  /** The key of the object. */
  readonly key: string;
  readonly lineEnd: LineEnd;
  /** The reason for a record whose bytes can't be decoded. */
  readonly wrongBytes: string;
}

export const STANDARD_LINES: RawLines = rawLines("", "\n", "utf-8");

export function rawLines(key: string, lineEnd: LineEnd, encoding: Encoding): RawLines {
  return { key, lineEnd, wrongBytes: wrongBytesReason(encoding) };
}
