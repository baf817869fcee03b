import { pipeline } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";

export type Compression = "plain" | "gzip" | "zstd";

// As large as the batches that are made of it.
const CHUNK_BYTES = 128 * 1024;

const SIGNATURES: readonly (readonly [string, string])[] = [
  ["1f8b", "gzip"],
  ["28b52ffd", "zstd"],
  ["504b0304", "a ZIP archive"],
  ["425a68", "bzip2"],
  ["fd377a58", "xz"],
  ["50415231", "Parquet"],
];
const SIGNATURE_BYTES = 4;

/**
 * The content of an object, decompressed as its first bytes say, whatever it is called.
 * @param claimed what the object's name or headers say it is
 * @throws where the content is not what it claims to be, is truncated or goes on after its end
 */
export async function* decompress(
  body: AsyncIterable<Buffer>,
  claimed: Compression | undefined,
): AsyncGenerator<Buffer> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await readFirst(chunks);
  const found = signatureOf(first);
  if (found !== undefined && found !== "gzip" && found !== "zstd") {
    throw new Error(`the content is ${found}: expected NDJSON or CSV, plain, gzip or zstd`);
  }
  const compression: Compression = found ?? "plain";
  if (claimed !== undefined && claimed !== compression && first.length > 0) {
    throw new Error(
      `the content is ${compression}, though the object is named or labelled ${claimed}`,
    );
  }
  const all = joined(first, chunks);
  if (compression === "plain") yield* all;
  else yield* decoded(all, compression);
}

/** What the name or the Content-Encoding of an object says of its compression. */
export function claimedCompression(
  key: string,
  contentEncoding: string | undefined,
): Compression | undefined {
  if (/\.gz(ip)?$/i.test(key) || contentEncoding === "gzip") return "gzip";
  if (/\.zst(d)?$/i.test(key) || contentEncoding === "zstd") return "zstd";
  return undefined;
}

async function* decoded(
  body: AsyncIterable<Buffer>,
  compression: "gzip" | "zstd",
): AsyncGenerator<Buffer> {
  let given = 0;
  const counted = async function* () {
    for await (const chunk of body) {
      given += chunk.length;
      yield chunk;
    }
  };
  const options = { chunkSize: CHUNK_BYTES };
  const decoder = compression === "gzip" ? createGunzip(options) : createZstdDecompress(options);
  // The error reaches whoever reads the decoder.
  pipeline(counted, decoder, () => undefined);
  try {
    yield* decoder;
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith("Z")) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the ${compression} content is truncated or damaged: ${why}`, { cause: error });
  }
  // Node's zstd decoder ends with the first frame and drops the rest without a word.
  if (decoder.bytesWritten < given) {
    throw new Error(
      `the ${compression} content goes on after its end: ${given - decoder.bytesWritten} of ${given} bytes would be lost (a second zstd frame is not read)`,
    );
  }
}

async function readFirst(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < SIGNATURE_BYTES) {
    const { value, done } = await chunks.next();
    if (done) return first;
    first = first.length === 0 ? value : Buffer.concat([first, value]);
  }
  return first;
}

function signatureOf(first: Buffer): string | undefined {
  const start = first.subarray(0, SIGNATURE_BYTES).toString("hex");
  return SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
