import { createHash } from "node:crypto";
import { once } from "node:events";
import { pipeline, type Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import type { PartCompression } from "@lambda-etl/shared/part-compression";
import type { PartMetadata } from "@lambda-etl/shared/part-metadata";

export type ExpectedContent = Pick<PartMetadata, "records" | "bytes" | "sha256">;

/** A part as stored. */
export interface CompressedContent {
  readonly body: Readable;
  readonly compression: PartCompression;
  /** Names the object in error messages. */
  readonly where: string;
}

type Decoder = ReturnType<typeof decoderOf>;

const NEWLINE = 10;

/**
 * Passes the chunks of a compressed body through and checks their content at the same time. If the
 * content is not the expected one, fails at the end, before a write of it completes.
 */
export async function* checkedBody(
  content: CompressedContent,
  expected: ExpectedContent,
): AsyncGenerator<Buffer, void> {
  const { body, where } = content;
  const decoder = decoderOf(content);
  const counting = count(decoder, new Tally(expected, where));
  // The rejection is awaited below, or dropped with the body.
  counting.catch(() => undefined);
  let given = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      given += chunk.length;
      if (!decoder.write(chunk)) await Promise.race([once(decoder, "drain"), counting]);
      yield chunk;
    }
    decoder.end();
    assertContent(await counting, expected, where);
    // Bytes after the end are not decoded and would be passed on unchecked.
    if (decoder.bytesWritten < given) {
      throw new Error(`${where} goes on after its end: ${given - decoder.bytesWritten} bytes`);
    }
  } catch (error) {
    throw describeError(error, content);
  } finally {
    decoder.destroy();
    body.destroy();
  }
}

/** The content of a compressed body. Fails at the end if it is not the expected content. */
export async function* checkedContent(
  content: CompressedContent,
  expected: ExpectedContent,
): AsyncGenerator<Buffer, void> {
  const { body, where } = content;
  const decoder = pipeline(body, decoderOf(content), () => undefined);
  const tally = new Tally(expected, where);
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) {
      tally.add(chunk);
      yield chunk;
    }
    assertContent(tally.sum(), expected, where);
  } catch (error) {
    throw describeError(error, content);
  } finally {
    decoder.destroy();
  }
}

function decoderOf({ compression }: CompressedContent) {
  return compression === "gzip" ? createGunzip() : createZstdDecompress();
}

async function count(decoder: Decoder, tally: Tally): Promise<ExpectedContent> {
  for await (const chunk of decoder as AsyncIterable<Buffer>) tally.add(chunk);
  return tally.sum();
}

class Tally {
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #records = 0;

  constructor(
    private readonly expected: ExpectedContent,
    private readonly where: string,
  ) {}

  /** @throws if there are more bytes than expected, because a small file can unpack to any size */
  add(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes > this.expected.bytes) {
      throw new Error(`${this.where} has more bytes than expected, ${this.expected.bytes}`);
    }
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) {
      this.#records += 1;
    }
  }

  sum(): ExpectedContent {
    return { records: this.#records, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}

function assertContent(found: ExpectedContent, expected: ExpectedContent, where: string): void {
  for (const name of ["records", "bytes", "sha256"] as const) {
    if (found[name] !== expected[name]) {
      throw new Error(`${where} has ${found[name]} as ${name}, expected ${expected[name]}`);
    }
  }
}

function describeError(error: unknown, { compression, where }: CompressedContent): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || !/^Z(?:STD)?_/.test(code)) return error;
  return new Error(`${where} is no whole ${compression} file: ${message}`, { cause: error });
}
