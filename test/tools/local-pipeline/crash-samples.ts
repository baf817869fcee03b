import { createCipheriv } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

/** A source object, and what the pipeline makes of it. */
export interface Sample {
  readonly key: string;
  readonly content: Buffer;
  readonly counts: { readonly read: number; readonly written: number; readonly rejected: number };
  /** Requests that write, of an undisturbed run. */
  readonly writes: number;
}

/** Each of its objects is written by one request. */
export const SMALL: Sample = {
  key: "orders.csv",
  content: readFileSync(join(PROJECT_ROOT, "samples/orders.csv")),
  counts: { read: 161, written: 151, rejected: 10 },
  // The raw object; rejects, part and manifest; note and part, and the manifest that publishes it.
  writes: 7,
};

/** The same, to be made into four processed objects. */
export const IN_PARTS: Sample = { ...SMALL, key: "orders-in-parts.csv", writes: 16 };

/** Its objects are written in parts. */
export const LARGE: Sample = {
  key: "large.ndjson",
  content: incompressibleNdjson(12_000),
  counts: { read: 12_001, written: 12_000, rejected: 1 },
  // As above, but each of the three large objects is begun, written in two parts and completed.
  writes: 16,
};

/** Always the same lines, one more of them not JSON; what becomes of them is larger than a part of an upload. */
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
