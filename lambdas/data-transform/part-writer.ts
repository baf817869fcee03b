import type { PartCompression } from "@lambda-etl/shared/part-compression";
import { openSpool, type Spool, type SpooledFile } from "./spool";

/** A complete part, in its file. */
export interface FinishedPart {
  /** Counted from 0. */
  readonly number: number;
  readonly records: number;
  readonly file: SpooledFile;
}

export interface PartWriter {
  /** @param lines whole lines, one for each of `records` */
  write(lines: Buffer, records: number): Promise<void>;
  /** Stores the last part, and resolves when all parts are stored. */
  finish(): Promise<void>;
  /** Discards what is not stored. */
  discard(): Promise<void>;
}

const LINE_FEED = 10;

/**
 * Cuts lines into parts, each as full as `maxBytes` of uncompressed content allows, so that the
 * cuts depend only on the lines. One part is stored while the next is written.
 * @param store must close the part's file
 */
export function partWriter(
  maxBytes: number,
  store: (part: FinishedPart) => Promise<void>,
  compression: PartCompression = "gzip",
): PartWriter {
  let spool: Spool | undefined;
  let bytes = 0;
  let records = 0;
  let parts = 0;
  let storing = Promise.resolve();

  const append = async (content: Buffer, count: number) => {
    if (content.length === 0) return;
    spool ??= await openSpool(compression);
    await spool.write(content);
    bytes += content.length;
    records += count;
  };
  const closePart = async () => {
    if (spool === undefined) return;
    const file = await spool.finish();
    spool = undefined;
    const part = { number: parts, records, file };
    [bytes, records, parts] = [0, 0, parts + 1];
    await storing.catch(async (error) => {
      await file.close();
      throw error;
    });
    storing = store(part);
    storing.catch(() => undefined);
  };

  return {
    write: async (lines, count) => {
      let content = lines;
      let left = count;
      while (content.length > maxBytes - bytes) {
        const cut =
          lastLineEnd(content, maxBytes - bytes) || (bytes === 0 ? firstLineEnd(content) : 0);
        const inCut = countLines(content.subarray(0, cut));
        await append(content.subarray(0, cut), inCut);
        await closePart();
        content = content.subarray(cut);
        left -= inCut;
        if (content.length === 0) return;
      }
      await append(content, left);
    },
    finish: async () => {
      await closePart();
      await storing;
    },
    discard: async () => {
      await storing.catch(() => undefined);
      await spool?.discard();
    },
  };
}

function lastLineEnd(content: Buffer, room: number): number {
  return room === 0 ? 0 : content.lastIndexOf(LINE_FEED, room - 1) + 1;
}

function firstLineEnd(content: Buffer): number {
  return content.indexOf(LINE_FEED) + 1;
}

function countLines(content: Buffer): number {
  let count = 0;
  for (let at = content.indexOf(LINE_FEED); at !== -1; at = content.indexOf(LINE_FEED, at + 1)) {
    count += 1;
  }
  return count;
}
