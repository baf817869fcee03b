import { StringDecoder } from "node:string_decoder";
import type { Encoding } from "../datasets/specification-types";
import { ByteSource } from "./byte-source";

/** The supported encodings: those of TextDecoder, and two that it does not decode as needed. */
export const ENCODINGS: readonly Encoding[] = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-7",
  "iso-8859-9",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "koi8-r",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "gb18030",
  "big5",
];

const MARKS: readonly (readonly [mark: string, encoding: Encoding])[] = [
  ["efbbbf", "utf-8"],
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
];
const MARK_BYTES = 3;

/**
 * A byte that never occurs in UTF-8: replaces undecodable bytes, so that their record is rejected.
 */
const WRONG = Buffer.from([0xff]);
const HALF_CHARACTER = /\p{Surrogate}/u;
const REPLACEMENT = "\ufffd";

export interface DecodedBytes {
  readonly encoding: Encoding;
  /** In UTF-8. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** Converts content to UTF-8. A byte order mark at the start overrides the expected encoding. */
export async function toUtf8(
  chunks: AsyncIterable<Buffer>,
  expected: Encoding,
): Promise<DecodedBytes> {
  const source = new ByteSource(chunks);
  const start = (await source.peek(MARK_BYTES)).subarray(0, MARK_BYTES).toString("hex");
  const [, encoding] = MARKS.find(([mark]) => start.startsWith(mark)) ?? ["", expected];
  const bytes = source.rest();
  if (encoding === "utf-8") return { encoding, bytes };
  return {
    encoding,
    bytes: encoding.startsWith("utf-16") ? ofUtf16(bytes, encoding) : ofOther(bytes, encoding),
  };
}

async function* ofUtf16(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  // TextDecoder can't distinguish an invalid pair from a replacement character in the text.
  const decoder = new StringDecoder("utf16le");
  let odd = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const held = Buffer.concat([odd, chunk]);
    const units = held.subarray(0, held.length - (held.length % 2));
    odd = held.subarray(units.length);
    yield encoded(decoder.write(encoding === "utf-16be" ? units.swap16() : units), HALF_CHARACTER);
  }
  yield encoded(decoder.end(), HALF_CHARACTER);
  if (odd.length > 0) yield WRONG;
}

async function* ofOther(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  // TextDecoder treats this name as windows-1252, which has letters in place of control characters.
  if (encoding === "iso-8859-1") {
    for await (const chunk of chunks) yield Buffer.from(chunk.toString("latin1"));
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    yield encoded(decoder.decode(chunk, { stream: true }), REPLACEMENT);
  }
  yield encoded(decoder.decode(), REPLACEMENT);
}

/** @param wrong marks undecodable bytes */
function encoded(text: string, wrong: string | RegExp): Buffer {
  const pieces = text.split(wrong).map((piece) => Buffer.from(piece));
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [WRONG, piece])));
}

/** The reason for a record whose bytes can't be decoded. */
export function wrongBytesReason(encoding: Encoding): string {
  return `not ${encoding.toUpperCase()}`;
}
