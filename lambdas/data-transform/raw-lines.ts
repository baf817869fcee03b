import type { Encoding } from "../datasets/specification-types";
import { wrongBytesReason } from "./encoding";
import type { LineEnd } from "./line-end";

/** What was found out about a content before its records are read. */
export interface RawLines {
  readonly lineEnd: LineEnd;
  /** The reason of a record whose bytes are no text. */
  readonly wrongBytes: string;
}

export const STANDARD_LINES: RawLines = rawLines("\n", "utf-8");

export function rawLines(lineEnd: LineEnd, encoding: Encoding): RawLines {
  return { lineEnd, wrongBytes: wrongBytesReason(encoding) };
}
