import { type Batch, openBatch } from "./batch";
import type { CompiledTransform, Outcome, Reader, ReadField } from "./compile";
import { parseExactly, parseWithDigits } from "./exact-number";
import { jsonAt, jsonTextOf } from "./json-text";
import { type LineBlock, tooLongReason } from "./line-blocks";
import { type RawLines, STANDARD_LINES } from "./raw-lines";

type JsonObject = Readonly<Record<string, unknown>>;

/** A line, and the object that it holds. */
interface JsonLine {
  readonly text: string;
  readonly value: JsonObject;
}

/** Makes the function that turns a block of NDJSON into a batch. Empty lines are no records. */
export function ndjsonReader(
  transform: CompiledTransform,
  { lineEnd, wrongBytes }: RawLines = STANDARD_LINES,
): (block: LineBlock) => Batch {
  const judge = transform.forRecords(readerOf);
  const parse = transform.keepsDigits ? parseWithDigits : parseExactly;
  return ({ text, firstLine, longLine }) => {
    const batch = openBatch(transform.toLines, wrongBytes);
    let line = firstLine;
    for (const content of text.split(lineEnd)) {
      const outcome = judgeLine(content, parse, judge);
      if (outcome !== undefined) batch.add(outcome, line, content);
      line += 1;
    }
    if (longLine !== undefined) batch.add(tooLongReason(longLine), longLine.line, longLine.start);
    return batch.close();
  };
}

function judgeLine(
  content: string,
  parse: (text: string) => unknown,
  judge: (line: JsonLine) => Outcome,
): Outcome | undefined {
  let value: unknown;
  try {
    value = parse(content);
  } catch {
    return content.trim() === "" ? undefined : "not JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "not a JSON object";
  }
  return judge({ text: content, value: value as JsonObject });
}

function readerOf(path: readonly string[], { type }: ReadField): Reader<JsonLine> {
  const read = valueReader(path);
  if (type !== "json") return read;
  return (line) => {
    const value = read(line);
    // Plain values are what they say; of others the text is, which alone has every digit and every order.
    return typeof value === "object" && value !== null
      ? jsonTextOf(jsonAt(line.text, path) ?? "null")
      : value;
  };
}

function valueReader(path: readonly string[]): Reader<JsonLine> {
  const [first = "", ...rest] = path;
  if (rest.length === 0) return ({ value }) => value[first];
  return (line) => {
    let value = line.value[first];
    for (const step of rest) {
      if (typeof value !== "object" || value === null) return undefined;
      value = (value as JsonObject)[step];
    }
    return value;
  };
}
