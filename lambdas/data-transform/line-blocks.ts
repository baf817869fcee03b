import { isUtf8 } from "node:buffer";

/** Whole lines, each with its line end except perhaps the very last of the input. */
export interface LineBlock {
  readonly text: string;
  /** Number of the block's first line, from 1. */
  readonly firstLine: number;
}

/**
 * Stands at the end of a line whose bytes are no UTF-8. No valid text can hold it: a lone surrogate
 * has no form in UTF-8.
 */
export const NOT_UTF8 = "\udc00";

export const MAX_LINE_BYTES = 1024 * 1024;
// Smaller pieces cost more in calls than in work: a gzip stream fed line by line is many times slower.
const MIN_BLOCK_BYTES = 64 * 1024;
const SIZES = { maxLineBytes: MAX_LINE_BYTES, minBlockBytes: MIN_BLOCK_BYTES };
const LINE_FEED = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Cuts bytes into blocks of whole lines, which say the same wherever the chunks were cut.
 * @throws at a line longer than the limit: without an end it would fill the memory
 */
export async function* lineBlocks(
  chunks: AsyncIterable<Buffer>,
  { maxLineBytes, minBlockBytes } = SIZES,
): AsyncGenerator<LineBlock> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  // Bytes since the last line end: what the limit is about.
  let openBytes = 0;
  let firstLine = 1;
  for await (const chunk of chunks) {
    pending.push(chunk);
    pendingBytes += chunk.length;
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    openBytes = end === 0 ? openBytes + chunk.length : chunk.length - end;
    const isOverLimit = openBytes > maxLineBytes;
    if (!isOverLimit && (pendingBytes < minBlockBytes || openBytes === pendingBytes)) continue;
    const bytes = Buffer.concat(pending);
    const whole = bytes.length - openBytes;
    const block = decode(bytes.subarray(0, whole), firstLine, maxLineBytes);
    if (whole > 0) yield block.lines;
    firstLine += block.count;
    if (isOverLimit) throw lineTooLong(firstLine, maxLineBytes);
    // A copy, so that the whole of the bytes is not held for the sake of its end.
    pending = [Buffer.from(bytes.subarray(whole))];
    pendingBytes = openBytes;
  }
  if (pendingBytes > 0) yield decode(Buffer.concat(pending), firstLine, maxLineBytes).lines;
}

function decode(
  bytes: Buffer,
  firstLine: number,
  maxLineBytes: number,
): { readonly lines: LineBlock; readonly count: number } {
  const isFirst = firstLine === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const content = isFirst ? bytes.subarray(3) : bytes;
  let count = 0;
  for (let from = 0; from < bytes.length; count += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    const next = end === -1 ? bytes.length : end + 1;
    if ((end === -1 ? next : end) - from > maxLineBytes) {
      throw lineTooLong(firstLine + count, maxLineBytes);
    }
    from = next;
  }
  const text = isUtf8(content) ? content.toString("utf8") : decodeLines(content);
  return { lines: { text, firstLine }, count };
}

function decodeLines(bytes: Buffer): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from);
    const line = bytes.subarray(from, end === -1 ? bytes.length : end);
    const isLast = end === -1;
    lines.push(isUtf8(line) ? line.toString("utf8") : `${line.toString("latin1")}${NOT_UTF8}`);
    if (!isLast) lines.push("\n");
    from += line.length + 1;
  }
  return lines.join("");
}

function lineTooLong(line: number, maxLineBytes: number): Error {
  return new Error(`line ${line} is longer than ${maxLineBytes} bytes`);
}
