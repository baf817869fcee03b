import { StringDecoder } from "node:string_decoder";

/** What one piece of the input became: NDJSON text, empty where there is none. */
export interface Batch {
  readonly accepted: string;
  readonly rejected: string;
  readonly acceptedCount: number;
  readonly rejectedCount: number;
}

type Verdict = { readonly record: string } | { readonly reason: string };

// A line without an end would otherwise grow until the function is out of memory.
const MAX_LINE_CHARACTERS = 1024 * 1024;

/** The keys of the results follow from the raw object's key and version, never from time. */
export function resultKeys(
  rawKey: string,
  version: string,
): { processed: string; rejects: string } {
  const name = rawKey.slice("raw/".length);
  return {
    processed: `processed/${name}/${version}/part-00000.ndjson.gz`,
    rejects: `rejects/${name}/${version}.ndjson.gz`,
  };
}

/** Judges one line: a JSON object is kept in its shortest form, anything else is rejected with a reason. */
export function judgeLine(line: string): Verdict {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: "not JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { reason: "not a JSON object" };
  }
  return { record: JSON.stringify(value) };
}

/**
 * Turns chunks of NDJSON into one batch for each chunk. Batches, because a gzip stream fed
 * line by line is more than ten times slower. Empty lines are no records.
 */
export async function* toBatches(chunks: AsyncIterable<Buffer>): AsyncGenerator<Batch> {
  const decoder = new StringDecoder("utf8");
  let tail = "";
  let lineNumber = 0;
  for await (const chunk of chunks) {
    const lines = (tail + decoder.write(chunk)).split("\n");
    tail = lines.pop() ?? "";
    if (tail.length > MAX_LINE_CHARACTERS) {
      throw new Error(
        `line ${lineNumber + lines.length + 1} is longer than ${MAX_LINE_CHARACTERS} characters`,
      );
    }
    yield toBatch(lines, lineNumber);
    lineNumber += lines.length;
  }
  yield toBatch([tail + decoder.end()], lineNumber);
}

function toBatch(lines: readonly string[], linesBefore: number): Batch {
  const accepted: string[] = [];
  const rejected: string[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === "") continue;
    const verdict = judgeLine(text);
    if ("record" in verdict) accepted.push(`${verdict.record}\n`);
    else
      rejected.push(
        `${JSON.stringify({ line: linesBefore + index + 1, reason: verdict.reason, text })}\n`,
      );
  }
  return {
    accepted: accepted.join(""),
    rejected: rejected.join(""),
    acceptedCount: accepted.length,
    rejectedCount: rejected.length,
  };
}
