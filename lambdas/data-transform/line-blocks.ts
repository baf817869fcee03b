import { isUtf8 } from "node:buffer";
import type { LineEnd } from "./line-end";

/** Whole lines, each with its line end, except perhaps the last line of the input. */
export interface LineBlock {
  readonly text: string;
  /** Number of the block's first line, from 1. */
  readonly firstLine: number;
  /** A line after the text that is too long to be held, and was skipped. */
  readonly longLine?: LongLine;
}

export interface LongLine {
  readonly line: number;
  /** Without the line end. */
  readonly bytes: number;
  /** The first bytes of the line. */
  readonly start: string;
}

/**
 * Marks the end of a line that is not valid UTF-8. Valid text can't contain it, because UTF-8 can't
 * encode a lone surrogate.
 */
export const NOT_UTF8 = "\udc00";

export const MAX_LINE_BYTES = 1024 * 1024;
// Smaller blocks cost more in calls than in work: a gzip stream fed line by line is many times
// slower.
const MIN_BLOCK_BYTES = 64 * 1024;
const LONG_LINE_START_BYTES = 1024;
const DEFAULTS = {
  maxLineBytes: MAX_LINE_BYTES,
  minBlockBytes: MIN_BLOCK_BYTES,
  lineEnd: "\n" as LineEnd,
};
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Cuts bytes into blocks of whole lines. The lines do not depend on the chunk boundaries. A line
 * longer than the limit is reported but not held: without a line end it would fill the memory.
 */
export async function* lineBlocks(
  chunks: AsyncIterable<Buffer>,
  options: Partial<typeof DEFAULTS> = {},
): AsyncGenerator<LineBlock> {
  const { maxLineBytes, minBlockBytes, lineEnd } = { ...DEFAULTS, ...options };
  const end = lineEnd.charCodeAt(0);
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  // Bytes since the last line end, which the limit applies to.
  let openBytes = 0;
  let firstLine = 1;
  let long: LongLine | undefined;
  for await (const chunk of chunks) {
    let fresh = chunk;
    if (long !== undefined) {
      const at = chunk.indexOf(end);
      long = { ...long, bytes: long.bytes + (at === -1 ? chunk.length : at) };
      if (at === -1) continue;
      yield { text: "", firstLine, longLine: long };
      long = undefined;
      firstLine += 1;
      fresh = chunk.subarray(at + 1);
      if (fresh.length === 0) continue;
    }
    pending.push(fresh);
    pendingBytes += fresh.length;
    const lastEnd = fresh.lastIndexOf(end) + 1;
    openBytes = lastEnd === 0 ? openBytes + fresh.length : fresh.length - lastEnd;
    const isOverLimit = openBytes > maxLineBytes;
    if (!isOverLimit && (pendingBytes < minBlockBytes || openBytes === pendingBytes)) continue;
    const bytes = Buffer.concat(pending);
    const whole = bytes.length - openBytes;
    for (const block of blocksOf(bytes.subarray(0, whole), { firstLine, maxLineBytes, end })) {
      yield block.lines;
      firstLine = block.nextLine;
    }
    // A copy, so that the short remainder does not keep the whole buffer in memory.
    const open = Buffer.from(bytes.subarray(whole));
    if (isOverLimit) long = longLine(open, firstLine);
    pending = isOverLimit ? [] : [open];
    pendingBytes = isOverLimit ? 0 : openBytes;
    if (isOverLimit) openBytes = 0;
  }
  if (long !== undefined) yield { text: "", firstLine, longLine: long };
  for (const block of blocksOf(Buffer.concat(pending), { firstLine, maxLineBytes, end })) {
    yield block.lines;
  }
}

interface Place {
  readonly firstLine: number;
  readonly maxLineBytes: number;
  /** The byte that ends a line. */
  readonly end: number;
}

/** The lines of the bytes, in one block unless a line is too long. */
function* blocksOf(
  bytes: Buffer,
  { firstLine, maxLineBytes, end }: Place,
): Generator<{ readonly lines: LineBlock; readonly nextLine: number }> {
  let start = 0;
  let startLine = firstLine;
  let line = firstLine;
  for (let from = 0; from < bytes.length; line += 1) {
    const at = bytes.indexOf(end, from);
    const next = at === -1 ? bytes.length : at + 1;
    const content = bytes.subarray(from, at === -1 ? next : at);
    if (content.length > maxLineBytes) {
      const text = textOf(bytes.subarray(start, from), startLine, end);
      const lines = { text, firstLine: startLine, longLine: longLine(content, line) };
      yield { lines, nextLine: line + 1 };
      start = next;
      startLine = line + 1;
    }
    from = next;
  }
  if (start === bytes.length) return;
  const text = textOf(bytes.subarray(start), startLine, end);
  yield { lines: { text, firstLine: startLine }, nextLine: line };
}

function longLine(content: Buffer, line: number): LongLine {
  const start = content.subarray(0, LONG_LINE_START_BYTES).toString("utf8");
  return { line, bytes: content.length, start };
}

function textOf(bytes: Buffer, firstLine: number, end: number): string {
  const isFirst = firstLine === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const content = isFirst ? bytes.subarray(3) : bytes;
  return isUtf8(content) ? content.toString("utf8") : decodeLines(content, end);
}

function decodeLines(bytes: Buffer, lineEnd: number): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, from);
    const line = bytes.subarray(from, end === -1 ? bytes.length : end);
    const isLast = end === -1;
    lines.push(isUtf8(line) ? line.toString("utf8") : `${line.toString("latin1")}${NOT_UTF8}`);
    if (!isLast) lines.push(String.fromCharCode(lineEnd));
    from += line.length + 1;
  }
  return lines.join("");
}

/** The reason why a line that is too long is rejected. */
export function tooLongReason({ bytes }: Pick<LongLine, "bytes">): string {
  return `longer than ${MAX_LINE_BYTES} bytes: it has ${bytes}`;
}
