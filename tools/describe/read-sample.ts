import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { claimedCompression, decompress } from "../../lambdas/data-transform/decompress";
import { toUtf8 } from "../../lambdas/data-transform/encoding";
import type { Encoding } from "../../lambdas/datasets/specification-types";

export interface Sample {
  readonly text: string;
  /** Whether the file continues after the sample. */
  readonly isCut: boolean;
  /** Undefined if readers detect it: UTF-8, or a byte order mark. */
  readonly encoding: Encoding | undefined;
}

/** Reads the beginning of a file, decompressed and decoded. */
export async function readSample(file: string, bytes: number): Promise<Sample> {
  const chunks: Buffer[] = [];
  let held = 0;
  for await (const chunk of decompress(
    createReadStream(file),
    claimedCompression(file, undefined),
  )) {
    chunks.push(chunk);
    held += chunk.length;
    if (held > bytes) break;
  }
  const start = Buffer.concat(chunks).subarray(0, bytes);
  const encoding = guessEncoding(start);
  async function* content() {
    // A copy: decoding may swap its bytes in place.
    yield Buffer.from(start);
  }
  const decoded = await toUtf8(content(), encoding ?? "utf-8");
  const texts: Buffer[] = [];
  for await (const chunk of decoded.bytes) texts.push(chunk);
  const text = Buffer.concat(texts)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  return { text, isCut: held > bytes, encoding };
}

/** Undefined for UTF-8 and for text with a byte order mark. */
function guessEncoding(start: Buffer): Encoding | undefined {
  const mark = start.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") return undefined;
  // In most UTF-16 text every other byte is zero.
  const zeros = [0, 0];
  for (const [at, byte] of start.subarray(0, 1024).entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 16) return even > odd ? "utf-16be" : "utf-16le";
  // The sample may end within a character.
  const isText = [0, 1, 2, 3].some((cut) => isUtf8(start.subarray(0, start.length - cut)));
  return isText ? undefined : "windows-1252";
}
