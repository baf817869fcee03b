import { createHash } from "node:crypto";
import { once } from "node:events";
import { pipeline, type Readable } from "node:stream";
import { createGunzip, type Gunzip } from "node:zlib";
import type { PartMetadata } from "@lambda-etl/shared/part-metadata";

export type ExpectedContent = Pick<PartMetadata, "records" | "bytes" | "sha256">;

const NEWLINE = 10;

/**
 * The chunks of a gzip body as they are, while their content is counted beside. Fails at its end,
 * before a write of it is completed, where the content is not the expected one.
 * @param where names the object in errors
 */
export async function* checkedGzip(
  body: Readable,
  expected: ExpectedContent,
  where: string,
): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip();
  const counting = count(gunzip, new Tally(expected, where));
  // Awaited below, or given up with the body.
  counting.catch(() => undefined);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (!gunzip.write(chunk)) await Promise.race([once(gunzip, "drain"), counting]);
      yield chunk;
    }
    gunzip.end();
    assertContent(await counting, expected, where);
  } catch (error) {
    throw describeError(error, where);
  } finally {
    gunzip.destroy();
    body.destroy();
  }
}

/** The content of a gzip body. Fails at its end where it is not the expected one. */
export async function* checkedContent(
  body: Readable,
  expected: ExpectedContent,
  where: string,
): AsyncGenerator<Buffer, void> {
  const gunzip = pipeline(body, createGunzip(), () => undefined);
  const tally = new Tally(expected, where);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      tally.add(chunk);
      yield chunk;
    }
    assertContent(tally.sum(), expected, where);
  } catch (error) {
    throw describeError(error, where);
  } finally {
    gunzip.destroy();
  }
}

async function count(gunzip: Gunzip, tally: Tally): Promise<ExpectedContent> {
  for await (const chunk of gunzip as AsyncIterable<Buffer>) tally.add(chunk);
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

  /** @throws where there is more than expected: a small file can unpack to anything */
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

function describeError(error: unknown, where: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || !code.startsWith("Z_")) return error;
  return new Error(`${where} is no whole gzip file: ${(error as Error).message}`, { cause: error });
}
