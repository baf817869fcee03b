import { createCipheriv } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

/** A source object and its expected results. */
export interface Sample {
  readonly key: string;
  readonly content: Buffer;
  readonly counts: { readonly read: number; readonly written: number; readonly rejected: number };
  /** The number of write requests in an undisturbed run. */
  readonly writes: number;
}

/** Each of its objects is written in one request. */
export const SMALL: Sample = {
  key: "orders.csv",
  content: readFileSync(join(PROJECT_ROOT, "samples/orders.csv")),
  counts: { read: 161, written: 151, rejected: 10 },
  // The raw object; rejects, part and manifest; note and part, and the manifest that publishes it.
  writes: 7,
};

/** The same content, split into four processed objects. */
export const IN_PARTS: Sample = { ...SMALL, key: "orders-in-parts.csv", writes: 16 };

/** Its objects are written in parts. */
export const LARGE: Sample = {
  key: "large.ndjson",
  content: incompressibleNdjson(12_000),
  counts: { read: 12_001, written: 12_000, rejected: 1 },
  // As above, but each of the three large objects is a multipart upload of two parts.
  writes: 16,
};

/** Fixed lines, one of them not JSON; their results are larger than one part of an upload. */
function incompressibleNdjson(lines: number): Buffer {
  const noteBytes = 750;
  const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16))
    .update(Buffer.alloc(lines * noteBytes))
    .toString("base64");
  const noteLength = noteBytes * (4 / 3);
  const texts = Array.from({ length: lines }, (_, index) => {
    const note = noise.slice(index * noteLength, (index + 1) * noteLength);
    return `{"id":"${index}","occurred_at":"2026-01-02T03:04:05Z","price":1,"note":"${note}"}`;
  });
  return Buffer.from([...texts, "not JSON", ""].join("\n"));
}
