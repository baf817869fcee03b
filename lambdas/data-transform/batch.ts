import type { Outcome } from "./compile";
import { LEFT_OUT } from "./filter";
import { NOT_UTF8 } from "./line-blocks";

/** What came of some records: NDJSON text, empty where there is none. */
export interface Batch {
  readonly written: string;
  readonly writtenCount: number;
  readonly rejects: string;
  readonly invalidCount: number;
  /** Records that a filter left out: among the rejects, but not wrong. */
  readonly filteredCount: number;
}

/** A batch in the making. */
export interface OpenBatch {
  /** @param text of the record as it was read, for the rejects; @param line its first line's number */
  add(outcome: Outcome, line: number, text: string): void;
  close(): Batch;
}

const MAX_REJECT_CHARACTERS = 1_000;

export function openBatch(): OpenBatch {
  const written: string[] = [];
  const rejects: string[] = [];
  let filteredCount = 0;
  return {
    add: (outcome, line, text) => {
      if (typeof outcome !== "string") {
        written.push(JSON.stringify(outcome));
        return;
      }
      const isUtf8 = !text.includes(NOT_UTF8);
      if (isUtf8 && outcome.startsWith(LEFT_OUT)) filteredCount += 1;
      rejects.push(rejectLine(line, isUtf8 ? outcome : "not UTF-8", text));
    },
    close: () => ({
      written: toLines(written),
      writtenCount: written.length,
      rejects: toLines(rejects),
      invalidCount: rejects.length - filteredCount,
      filteredCount,
    }),
  };
}

function rejectLine(line: number, reason: string, text: string): string {
  const clean = text.replaceAll(NOT_UTF8, "").replace(/\r$/, "");
  return JSON.stringify({ line, reason, text: clean.slice(0, MAX_REJECT_CHARACTERS) });
}

function toLines(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
