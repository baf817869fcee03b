import { pipeline } from "node:stream";
import { createZstdDecompress } from "node:zlib";
import type { ByteSource } from "./byte-source";

const SKIPPABLE = 0x184d2a50;
const HEADER_BYTES = 8;

/**
 * Decompresses all zstd frames in turn, except skippable ones: parallel compressors write many
 * frames. Node's decoder ends after the first frame and silently drops the rest. Source: RFC 8878,
 * 3.1.
 */
export async function* unzstd(source: ByteSource, chunkSize: number): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const header = await source.peek(HEADER_BYTES);
      if (header.length === 0) return;
      // A truncated header is not a skippable frame: the decoder reports what is wrong with it.
      const isSkippable =
        header.length >= HEADER_BYTES && (header.readUInt32LE(0) & 0xfffffff0) >>> 0 === SKIPPABLE;
      if (isSkippable) await skip(source, HEADER_BYTES + header.readUInt32LE(4));
      else yield* frame(source, chunkSize);
    }
  } finally {
    await source.close();
  }
}

async function skip(source: ByteSource, bytes: number): Promise<void> {
  for (let left = bytes; left > 0; ) {
    const chunk = await source.take();
    if (chunk === undefined) throw new Error("the zstd content is truncated in a skippable frame");
    source.putBack(chunk.subarray(left));
    left -= chunk.length;
  }
}

/** Decodes one frame; puts bytes after its end back. */
async function* frame(source: ByteSource, chunkSize: number): AsyncGenerator<Buffer> {
  const decoder = createZstdDecompress({ chunkSize });
  const given: Buffer[] = [];
  let givenBytes = 0;
  let forgotten = 0;
  const feed = async function* () {
    // The decoder's output ends with the frame, even if there is more input.
    while (!decoder.readableEnded) {
      const chunk = await source.take();
      if (chunk === undefined) return;
      given.push(chunk);
      givenBytes += chunk.length;
      // Input that the decoder has consumed need not be held.
      for (let [first] = given; first !== undefined; [first] = given) {
        if (forgotten + first.length > decoder.bytesWritten) break;
        forgotten += first.length;
        given.shift();
      }
      yield chunk;
    }
  };
  const fed = new Promise<void>((resolve) => pipeline(feed, decoder, () => resolve()));
  yield* decoder;
  await fed;
  const beyond = givenBytes - decoder.bytesWritten;
  if (beyond > 0) source.putBack(Buffer.concat(given).subarray(-beyond));
}
