import type { Batch } from "./batch";
import type { CompiledTransform } from "./compile";
import { csvReader } from "./csv";
import { claimedCompression, decompress } from "./decompress";
import { toUtf8, wrongBytesReason } from "./encoding";
import { claimedFormat, type Format, formatOfContent } from "./format";
import { jsonValues } from "./json-values";
import { lineBlocks, MAX_LINE_BYTES } from "./line-blocks";
import { withLineEnd } from "./line-end";
import { jsonValuesReader, ndjsonReader } from "./ndjson";
import { type RawLines, rawLines } from "./raw-lines";

/** An object's stored content, and its metadata. */
export interface RawContent {
  readonly key: string;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly body: AsyncIterable<Buffer>;
}

/**
 * Reads an object's bytes into batches of output records and rejects. The batches' content does not
 * depend on the chunk boundaries.
 * @throws if the content does not match its claimed format, is broken, or has more than
 * `maxContentBytes`
 */
export async function* readBatches(
  { key, contentType, contentEncoding, body }: RawContent,
  transform: CompiledTransform,
  maxContentBytes: number,
): AsyncGenerator<Batch> {
  const content = decompress(body, claimedCompression(key, contentEncoding));
  const text = await toUtf8(limited(content, maxContentBytes), transform.encoding);
  const claimed = claimedFormat(key, contentType) ?? transform.format;
  const { layout } = transform.json;
  if (layout !== "lines" && claimed !== "csv") {
    const read = jsonValuesReader(transform, { key, wrongBytes: wrongBytesReason(text.encoding) });
    for await (const values of jsonValues(text.bytes, layout)) {
      if (values.length > 0) yield read(values);
    }
    return;
  }
  let read: ReturnType<typeof readerFor> | undefined;
  const { skipLines, quote } = transform.csv;
  const { bytes, lineEnd } = await withLineEnd(
    text.bytes,
    MAX_LINE_BYTES,
    skipLines === 0 ? quote : undefined,
  );
  const lines = rawLines(key, lineEnd, text.encoding);
  for await (const block of lineBlocks(bytes, { lineEnd })) {
    read ??= readerFor(claimed ?? formatOfContent(block.text), transform, lines);
    yield read.read(block);
  }
  if (read?.finish !== undefined) yield read.finish();
}

function readerFor(format: Format, transform: CompiledTransform, lines: RawLines) {
  return format === "csv"
    ? csvReader(transform, lines)
    : { read: ndjsonReader(transform, lines), finish: undefined };
}

async function* limited(
  content: AsyncIterable<Buffer>,
  maxContentBytes: number,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxContentBytes) throw tooLarge("more", maxContentBytes);
    yield chunk;
  }
}

/** The error for an object that is too large to be transformed within the function's timeout. */
export function tooLarge(bytes: number | "more", maxContentBytes: number): Error {
  const size = bytes === "more" ? "more bytes" : `${bytes} bytes, more`;
  return new Error(
    `it has ${size} than the ${maxContentBytes} that fit the function's timeout: split it`,
  );
}
