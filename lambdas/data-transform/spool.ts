import { createHash } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, crc32, createGzip, createZstdCompress } from "node:zlib";
import { encodeCrc32 } from "@lambda-etl/shared/encode-crc32";
import type { PartCompression } from "@lambda-etl/shared/part-compression";

/**
 * Compresses content into a nameless file, which disappears when it is closed or the process ends.
 */
export interface Spool {
  /**
   * Resolves when the previous write is compressed, so that one is compressed while the next is
   * made.
   */
  write(content: Buffer): Promise<void>;
  finish(): Promise<SpooledFile>;
  /** Closes the file and the stream, finished or not. */
  discard(): Promise<void>;
}

/** What must be known before a body is sent: its size and its checksums. */
export interface SpooledFile {
  readonly compression: PartCompression;
  /** The compressed size. */
  readonly bytes: number;
  readonly contentBytes: number;
  /** Of the uncompressed content, in hex. */
  readonly sha256: string;
  /** Of the compressed bytes, in base64. */
  readonly checksumCrc32: string;
  /** Reads from the start, any number of times. */
  openBody(): Readable;
  close(): Promise<void>;
}

const CHUNK_BYTES = 64 * 1024;
// The level as measured (docs/internals/measurements.md): the next levels take more CPU, and
// produce more bytes for such records.
const ZSTD_PARAMETERS = {
  [constants.ZSTD_c_compressionLevel]: 1,
  // As in gzip, so that a reader notices a damaged file.
  [constants.ZSTD_c_checksumFlag]: 1,
};
let opened = 0;

export async function openSpool(compression: PartCompression): Promise<Spool> {
  const file = await openNameless();
  const encoder =
    compression === "gzip"
      ? createGzip({ chunkSize: CHUNK_BYTES })
      : createZstdCompress({ chunkSize: CHUNK_BYTES, params: ZSTD_PARAMETERS });
  const sha256 = createHash("sha256");
  let contentBytes = 0;
  let bytes = 0;
  let checksum = 0;
  const written = pipeline(encoder, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
  });
  // The caller of write or finish also gets the error.
  written.catch(() => undefined);
  let compressing = Promise.resolve<unknown>(undefined);
  return {
    write: async (content) => {
      sha256.update(content);
      contentBytes += content.length;
      await compressing;
      if (encoder.destroyed) await written;
      compressing = new Promise((resolve) => {
        encoder.write(content, resolve);
      });
    },
    finish: async () => {
      encoder.end();
      await written;
      return {
        compression,
        bytes,
        contentBytes,
        sha256: sha256.digest("hex"),
        checksumCrc32: encodeCrc32(checksum),
        openBody: () => Readable.from(readChunks(file, bytes), { objectMode: false }),
        close: () => file.close(),
      };
    },
    discard: async () => {
      encoder.destroy();
      await written.catch(() => undefined);
      await file.close();
    },
  };
}

// Not the file's own stream, which closes the file when it ends: there may be another attempt.
async function* readChunks(file: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; ) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, at);
    if (bytesRead === 0) throw new Error(`the file ends after ${at} of ${bytes} bytes`);
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

// A nameless file can't outlive a killed process in /tmp, which Lambda keeps for the next process.
async function openNameless(): Promise<FileHandle> {
  opened += 1;
  const path = join(tmpdir(), `data-transform-${process.pid}-${opened}`);
  const file = await open(path, "w+", 0o600);
  await unlink(path);
  return file;
}
