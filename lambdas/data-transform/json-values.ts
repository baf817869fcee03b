import { isUtf8 } from "node:buffer";
import type { JsonLayout } from "../datasets/specification-types";
import { MAX_LINE_BYTES, NOT_UTF8 } from "./line-blocks";

/** A JSON value, as written in content that holds many. */
export interface JsonValue {
  /** Only the start, if the value is too long. */
  readonly text: string;
  /** The number of its first line, counted by line feeds. */
  readonly line: number;
  /** The length of a value that is too long to be held. */
  readonly tooManyBytes?: number;
}

const LINE_FEED = 10;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN = [91, 123];
const CLOSE = [93, 125];
const [OPEN_ARRAY] = OPEN;
const [CLOSE_ARRAY] = CLOSE;
// The last one precedes each value of a JSON text sequence (RFC 7464).
const BLANKS: readonly number[] = [32, 9, 10, 13, 30];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LONG_VALUE_START_BYTES = 1024;

/**
 * Cuts bytes into JSON values: the elements of one array, or consecutive values. Errors inside a
 * value are found when it is parsed.
 * @throws if the content is truncated, because the missing part is unknown, or if an array is
 * expected and missing
 */
export async function* jsonValues(
  chunks: AsyncIterable<Buffer>,
  layout: Exclude<JsonLayout, "lines">,
): AsyncGenerator<readonly JsonValue[]> {
  const splitter = new Splitter(layout === "array");
  for await (const chunk of chunks) yield splitter.take(chunk);
  yield splitter.end();
}

class Splitter {
  readonly #isArray: boolean;
  #values: JsonValue[] = [];
  #line = 1;
  #position = 0;
  /** Whether the array's opening bracket has been read. */
  #isOpen = false;
  #isClosed = false;
  /** For arrays: whether a value has been read that no comma has followed. */
  #isAfterValue = false;
  #isAfterComma = false;

  // State of the value that is being read:
  #isInValue = false;
  #firstLine = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(isArray: boolean) {
    this.#isArray = isArray;
  }

  take(chunk: Buffer): readonly JsonValue[] {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (!this.#isInValue && this.#begins(byte)) {
        start = at;
        this.#isInValue = true;
        this.#firstLine = this.#line;
      }
      if (this.#isInValue) {
        const end = this.#endOf(byte, at);
        if (end !== undefined) {
          this.#hold(chunk.subarray(start, end));
          this.#closeValue();
          // The byte after a plain value is not part of it and must be read separately.
          if (end === at) this.#begins(byte);
        }
      }
      if (byte === LINE_FEED) this.#line += 1;
      this.#position += 1;
    }
    if (this.#isInValue) this.#hold(chunk.subarray(start));
    return this.#takeValues();
  }

  end(): readonly JsonValue[] {
    if (this.#isInValue && this.#depth === 0 && !this.#isInString) this.#closeValue();
    if (this.#isInValue) {
      throw new Error(`the content breaks off in a value that begins in line ${this.#firstLine}`);
    }
    if (this.#isArray && !this.#isClosed && this.#position > 0) {
      throw new Error("the array of the content is not closed: it breaks off");
    }
    return this.#takeValues();
  }

  /** Whether a byte between values starts a value. */
  #begins(byte: number): boolean {
    if (BLANKS.includes(byte)) return false;
    if (this.#position < BYTE_ORDER_MARK.length && byte === BYTE_ORDER_MARK[this.#position]) {
      return false;
    }
    if (!this.#isArray) return true;
    if (this.#isClosed) throw new Error("the content goes on after the end of its array");
    if (!this.#isOpen) {
      if (byte !== OPEN_ARRAY) throw new Error("the content is no array of JSON");
      this.#isOpen = true;
      return false;
    }
    if (byte === COMMA || byte === CLOSE_ARRAY) {
      if (byte === COMMA ? !this.#isAfterValue : this.#isAfterComma) {
        throw new Error(`a value is missing beside the comma in line ${this.#line} of the array`);
      }
      this.#isClosed = byte === CLOSE_ARRAY;
      this.#isAfterComma = byte === COMMA;
      this.#isAfterValue = false;
      return false;
    }
    if (this.#isAfterValue) {
      throw new Error(`a comma is missing between values in line ${this.#line} of the array`);
    }
    this.#isAfterComma = false;
    return true;
  }

  /**
   * The end of the value that this byte belongs to or follows; undefined if the value continues.
   */
  #endOf(byte: number, at: number): number | undefined {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        this.#isInString = false;
        if (this.#depth === 0) return at + 1;
      }
      return undefined;
    }
    if (byte === QUOTE) this.#isInString = true;
    else if (OPEN.includes(byte)) this.#depth += 1;
    else if (this.#depth > 0) {
      if (!CLOSE.includes(byte)) return undefined;
      this.#depth -= 1;
      if (this.#depth === 0) return at + 1;
    } else if (BLANKS.includes(byte)) return at;
    else if (this.#isArray && (byte === COMMA || byte === CLOSE_ARRAY)) return at;
    return undefined;
  }

  #hold(piece: Buffer): void {
    const room = MAX_LINE_BYTES - this.#bytes;
    this.#bytes += piece.length;
    // A copy, because the chunk's memory may be reused.
    if (room > 0) this.#pieces.push(Buffer.from(piece.subarray(0, room)));
  }

  #closeValue(): void {
    const line = this.#firstLine;
    const bytes = Buffer.concat(this.#pieces);
    const isTooLong = this.#bytes > MAX_LINE_BYTES;
    const start = bytes.subarray(0, LONG_VALUE_START_BYTES);
    this.#values.push(
      isTooLong
        ? { text: start.toString("utf8"), line, tooManyBytes: this.#bytes }
        : { text: textOf(bytes), line },
    );
    this.#pieces = [];
    this.#bytes = 0;
    this.#isInValue = false;
    this.#isAfterValue = true;
  }

  #takeValues(): readonly JsonValue[] {
    const values = this.#values;
    this.#values = [];
    return values;
  }
}

function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : `${bytes.toString("latin1")}${NOT_UTF8}`;
}
