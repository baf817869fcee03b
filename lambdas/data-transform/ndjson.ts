import { type Batch, openBatch } from "./batch";
import type { CompiledTransform, Outcome, Reader } from "./compile";
import { type LineBlock, tooLongReason } from "./line-blocks";
import type { LineEnd } from "./line-end";

type JsonObject = Readonly<Record<string, unknown>>;

/** Makes the function that turns a block of NDJSON into a batch. Empty lines are no records. */
export function ndjsonReader(
  transform: CompiledTransform,
  lineEnd: LineEnd = "\n",
): (block: LineBlock) => Batch {
  const judge = transform.forRecords(readerOf);
  return ({ text, firstLine, longLine }) => {
    const batch = openBatch();
    let line = firstLine;
    for (const content of text.split(lineEnd)) {
      const outcome = judgeLine(content, judge);
      if (outcome !== undefined) batch.add(outcome, line, content);
      line += 1;
    }
    if (longLine !== undefined) batch.add(tooLongReason(longLine), longLine.line, longLine.start);
    return batch.close();
  };
}

function judgeLine(content: string, judge: (raw: JsonObject) => Outcome): Outcome | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return content.trim() === "" ? undefined : "not JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "not a JSON object";
  }
  return judge(value as JsonObject);
}

function readerOf(path: readonly string[]): Reader<JsonObject> {
  const [first = "", ...rest] = path;
  if (rest.length === 0) return (raw) => raw[first];
  return (raw) => {
    let value = raw[first];
    for (const step of rest) {
      if (typeof value !== "object" || value === null) return undefined;
      value = (value as JsonObject)[step];
    }
    return value;
  };
}
