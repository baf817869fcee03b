import { type Batch, openBatch } from "./batch";
import type { CompiledTransform } from "./compile";
import { jsonRecordReader } from "./json-records";
import type { JsonValue } from "./json-values";
import { type LineBlock, tooLongReason } from "./line-blocks";
import { type RawLines, STANDARD_LINES } from "./raw-lines";

/** Makes the function that turns a block of NDJSON into a batch. Empty lines are not records. */
export function ndjsonReader(
  transform: CompiledTransform,
  { key, lineEnd, wrongBytes }: RawLines = STANDARD_LINES,
): (block: LineBlock) => Batch {
  const read = jsonRecordReader(transform, key);
  return ({ text, firstLine, longLine }) => {
    const batch = openBatch(transform.toLines, wrongBytes);
    let line = firstLine;
    for (const content of text.split(lineEnd)) {
      read(batch, content, line);
      line += 1;
    }
    if (longLine !== undefined) batch.add(tooLongReason(longLine), longLine.line, longLine.start);
    return batch.close();
  };
}

/** The same for JSON values that are not one per line. */
export function jsonValuesReader(
  transform: CompiledTransform,
  { key, wrongBytes }: Pick<RawLines, "key" | "wrongBytes">,
): (values: readonly JsonValue[]) => Batch {
  const read = jsonRecordReader(transform, key);
  return (values) => {
    const batch = openBatch(transform.toLines, wrongBytes);
    for (const { text, line, tooManyBytes } of values) {
      if (tooManyBytes === undefined) read(batch, text, line);
      else batch.add(tooLongReason({ bytes: tooManyBytes }), line, text);
    }
    return batch.close();
  };
}
