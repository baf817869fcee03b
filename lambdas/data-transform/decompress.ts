import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { ByteSource } from "./byte-source";
import { refuseOtherContent, signatureOf } from "./signatures";
import { unzstd } from "./unzstd";

export type Compression = "plain" | "gzip" | "zstd";

// As large as the batches made from it.
const CHUNK_BYTES = 128 * 1024;
/** A tar archive's signature ends at byte 262. */
const LOOK_BYTES = 512;

/**
 * Decompresses the content of an object by its first bytes, whatever its name.
 * @param claimed the compression that the object's name or headers claim
 * @throws if the content does not match the claim, has an unreadable format, is truncated or
 * continues after its end
 */
export async function* decompress(
  body: AsyncIterable<Buffer>,
  claimed: Compression | undefined,
): AsyncGenerator<Buffer> {
  const source = new ByteSource(body);
  const first = await source.peek(LOOK_BYTES);
  const found = signatureOf(first);
  const compression: Compression = found === "gzip" || found === "zstd" ? found : "plain";
  if (compression === "plain") refuseOtherContent(first);
  if (claimed !== undefined && claimed !== compression && first.length > 0) {
    throw new Error(
      `the content is ${compression}, though the object is named or labelled ${claimed}`,
    );
  }
  if (compression === "plain") {
    yield* source.rest();
    return;
  }
  const content = new ByteSource(decoded(source, compression));
  refuseOtherContent(await content.peek(LOOK_BYTES), compression);
  yield* content.rest();
}

/** The compression that an object's name or Content-Encoding claims. */
export function claimedCompression(
  key: string,
  contentEncoding: string | undefined,
): Compression | undefined {
  if (/\.gz(ip)?$/i.test(key) || contentEncoding === "gzip") return "gzip";
  if (/\.zst(d)?$/i.test(key) || contentEncoding === "zstd") return "zstd";
  return undefined;
}

async function* decoded(source: ByteSource, compression: "gzip" | "zstd"): AsyncGenerator<Buffer> {
  try {
    yield* compression === "gzip" ? gunzip(source) : unzstd(source, CHUNK_BYTES);
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith("Z")) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the ${compression} content is truncated or damaged: ${why}`, { cause: error });
  }
}

/**
 * Decompresses all members in turn. Zeros may follow the last one: tape and block devices pad with
 * them.
 */
async function* gunzip(source: ByteSource): AsyncGenerator<Buffer> {
  let given = 0;
  let lastNonZero = 0;
  const counted = async function* () {
    for await (const chunk of source.rest()) {
      const zeros = zerosAtEnd(chunk);
      if (zeros < chunk.length) lastNonZero = given + chunk.length - zeros;
      given += chunk.length;
      yield chunk;
    }
  };
  const decoder = createGunzip({ chunkSize: CHUNK_BYTES });
  // The decoder's reader receives the error.
  pipeline(counted, decoder, () => undefined);
  yield* decoder;
  if (decoder.bytesWritten < lastNonZero) {
    throw new Error(
      `the gzip content goes on after its end: ${given - decoder.bytesWritten} of ${given} bytes would be lost`,
    );
  }
}

function zerosAtEnd(chunk: Buffer): number {
  let zeros = 0;
  while (zeros < chunk.length && chunk[chunk.length - 1 - zeros] === 0) zeros += 1;
  return zeros;
}
