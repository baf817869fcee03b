import { Readable } from "node:stream";
import fc from "fast-check";

/** Some ways to cut the same bytes, each byte on its own among them. */
export function cuts(bytes: Buffer): fc.Arbitrary<readonly Buffer[]> {
  const places = fc.array(fc.nat(bytes.length), { maxLength: 12 });
  return fc.oneof(
    { weight: 8, arbitrary: places.map((some) => cutAt(bytes, some)) },
    { weight: 1, arbitrary: fc.constant([...bytes].map((byte) => Buffer.from([byte]))) },
  );
}

export function cutAt(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const sorted = [0, ...[...places].sort((left, right) => left - right), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

/** The chunks as a stream gives them. */
export function streamOf(chunks: readonly Buffer[]): AsyncIterable<Buffer> {
  return Readable.from(chunks);
}
