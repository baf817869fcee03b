/** Bytes that can be looked at before they are taken, and partly put back. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #ahead: Buffer[] = [];

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At least the requested number of bytes, or all that are left, without taking them. */
  async peek(bytes: number): Promise<Buffer> {
    let held: Buffer = Buffer.concat(this.#ahead.splice(0));
    while (held.length < bytes) {
      const { value, done } = await this.#chunks.next();
      if (done) break;
      held = held.length === 0 ? value : Buffer.concat([held, value]);
    }
    this.putBack(held);
    return held;
  }

  /** The next bytes, however many; undefined at the end. */
  async take(): Promise<Buffer | undefined> {
    const ahead = this.#ahead.shift();
    if (ahead !== undefined) return ahead;
    const { value, done } = await this.#chunks.next();
    return done ? undefined : value;
  }

  putBack(chunk: Buffer): void {
    if (chunk.length > 0) this.#ahead.unshift(chunk);
  }

  /** All remaining bytes. */
  async *rest(): AsyncGenerator<Buffer> {
    try {
      for (let chunk = await this.take(); chunk !== undefined; chunk = await this.take()) {
        yield chunk;
      }
    } finally {
      await this.close();
    }
  }

  /** Closes the underlying source. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
