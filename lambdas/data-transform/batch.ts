import type { Outcome, OutputRecord } from "./compile";
import { LEFT_OUT } from "./filter";
import { NOT_UTF8 } from "./line-blocks";

/** The result of some records: NDJSON in UTF-8, empty if there are none. */
export interface Batch {
  readonly written: Buffer;
  readonly writtenCount: number;
  readonly rejects: Buffer;
  readonly invalidCount: number;
  /** Records that a filter left out: listed with the rejects, but not wrong. */
  readonly filteredCount: number;
}

/** A batch that is being filled. */
export interface OpenBatch {
  /**
   * @param text of the record as read, for the rejects
   * @param line the number of its first line
   */
  add(outcome: Outcome, line: number, text: string): void;
  close(): Batch;
}

const MAX_REJECT_CHARACTERS = 1_000;

/**
 * @param toLines serializes the output records
 * @param wrongBytes the reason for a record whose bytes can't be decoded
 */
export function openBatch(
  toLines: (records: readonly OutputRecord[]) => Buffer,
  wrongBytes: string,
): OpenBatch {
  const written: OutputRecord[] = [];
  const rejects: string[] = [];
  let filteredCount = 0;
  return {
    add: (outcome, line, text) => {
      if (typeof outcome !== "string") {
        written.push(outcome);
        return;
      }
      const isUtf8 = !text.includes(NOT_UTF8);
      if (isUtf8 && outcome.startsWith(LEFT_OUT)) filteredCount += 1;
      rejects.push(rejectLine(line, isUtf8 ? outcome : wrongBytes, text));
    },
    close: () => ({
      written: toLines(written),
      writtenCount: written.length,
      rejects: Buffer.from(rejects.join("")),
      invalidCount: rejects.length - filteredCount,
      filteredCount,
    }),
  };
}

function rejectLine(line: number, reason: string, text: string): string {
  const clean = text.replaceAll(NOT_UTF8, "").replace(/\r$/, "");
  const short = clean.slice(0, MAX_REJECT_CHARACTERS).toWellFormed();
  return `${JSON.stringify({ line, reason, text: short })}\n`;
}
