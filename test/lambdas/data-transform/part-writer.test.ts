import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { partWriter } from "../../../lambdas/data-transform/part-writer";

interface Part {
  readonly number: number;
  readonly records: number;
  readonly text: string;
}

async function writeParts(maxBytes: number, batches: readonly (readonly string[])[]) {
  const parts: Part[] = [];
  const writer = partWriter(maxBytes, async ({ number, records, file }) => {
    const text = gunzipSync(await buffer(file.openBody())).toString();
    expect(file.contentBytes).to.equal(Buffer.byteLength(text));
    await file.close();
    parts.push({ number, records, text });
  });
  for (const lines of batches) {
    await writer.write(Buffer.from(lines.map((line) => `${line}\n`).join("")), lines.length);
  }
  await writer.finish();
  return parts;
}

describe("partWriter", () => {
  it("cuts the same parts, each as full as it can be, however the lines are batched", async () => {
    const line = fc.string({ unit: fc.constantFrom("a", "é", "b"), maxLength: 8 });
    const batches = fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, fc.integer({ min: 1, max: 30 }), async (some, maxBytes) => {
        const parts = await writeParts(maxBytes, some);
        const lines = some.flat();
        expect(parts).to.deep.equal(
          await writeParts(
            maxBytes,
            lines.map((each) => [each]),
          ),
        );
        expect(parts.map(({ text }) => text).join("")).to.equal(
          lines.map((l) => `${l}\n`).join(""),
        );
        for (const [index, { number, records, text }] of parts.entries()) {
          expect(number).to.equal(index);
          expect(records).to.equal(text.split("\n").length - 1);
          const next = parts[index + 1]?.text.split("\n")[0];
          const bytes = Buffer.byteLength(text);
          expect(bytes <= maxBytes || records === 1).to.equal(true);
          if (next !== undefined) expect(bytes + Buffer.byteLength(next) + 1).to.be.above(maxBytes);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("stores nothing where nothing was written", async () => {
    expect(await writeParts(10, [[], []])).to.deep.equal([]);
  });

  it("fails with the error of the store, and keeps no part waiting", async () => {
    const writer = partWriter(2, async ({ file }) => {
      await file.close();
      throw new Error("no room");
    });
    await writer.write(Buffer.from("a\nb\n"), 2);
    const error = await writer.finish().catch((reason: unknown) => reason);
    await writer.discard();
    expect(error).to.have.property("message", "no room");
  });
});
