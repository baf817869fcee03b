import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { compile } from "../../../lambdas/data-transform/compile";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import { testSeed } from "../../support/policies/seeded-sample";
import { cutAt, streamOf } from "./chunks";

const transform = compile({
  version: 1,
  maxRejectShare: 1,
  fields: {
    id: { type: "integer", required: true, filter: { max: 8 } },
    name: { type: "string", redact: {} },
    city: { type: "string", source: ["address", "city"], optional: true, default: "-" },
  },
});
const csvTransform = compile({
  version: 1,
  maxRejectShare: 1,
  fields: { id: { type: "integer", required: true }, note: { type: "string" } },
});

const ENCODINGS = [
  ["plain", "", (text: Buffer) => text],
  ["gzip", ".gz", gzipSync],
  ["zstd", ".zst", zstdCompressSync],
] as const;

/** What comes of a content that arrives in these chunks, all batches together. */
export async function run(
  key: string,
  chunks: readonly Buffer[],
  maxContentBytes = 1e9,
  type?: string,
) {
  const total = { written: "", rejects: "", writtenCount: 0, invalidCount: 0, filteredCount: 0 };
  const content = { key, body: streamOf(chunks), ...(type !== undefined && { contentType: type }) };
  const chosen = key.includes(".csv") ? csvTransform : transform;
  for await (const batch of readBatches(content, chosen, maxContentBytes)) {
    total.written += batch.written.toString();
    total.rejects += batch.rejects.toString();
    total.writtenCount += batch.writtenCount;
    total.invalidCount += batch.invalidCount;
    total.filteredCount += batch.filteredCount;
  }
  return total;
}

export const NDJSON_LINES = [
  '{"id":1,"name":"Zoë","address":{"city":"Köln"}}',
  '{"id":2}\r',
  '{"id":9}',
  '{"name":"no id"}',
  "",
  "  ",
  "not json",
  "[1]",
  '{"id":"3","address":"none"}',
];
const CSV_LINES = ["1,a", '2,"b, ""c""\nd"', "", "x,bad", '3,4" pipe', "4", '"5","e"\r', '"6"x,y'];
// Longer than one block, so that blocks end at every kind of line.
export const repeated = (lines: readonly string[]) => `${lines.join("\n")}\n`.repeat(1_200);

/** Compares what comes of a long content cut at random places with what comes of it whole. */
export function testCuts(numRuns: number): void {
  const inputs = [
    ["ndjson", repeated(NDJSON_LINES)],
    ["csv", `id,note\n${repeated(CSV_LINES)}`],
  ] as const;
  for (const [format, text] of inputs) {
    for (const [name, ending, encode] of ENCODINGS) {
      it(`makes the same of ${name} ${format}, wherever its bytes are cut`, async () => {
        const bytes = encode(Buffer.from(text));
        const expected = await run(`raw/a.${format}${ending}`, [bytes]);
        expect(expected.writtenCount).to.equal(3_600);
        const places = fc.array(fc.nat(bytes.length), { maxLength: 40 });
        await fc.assert(
          fc.asyncProperty(places, async (some) => {
            const result = await run(`raw/a.${format}${ending}`, cutAt(bytes, some));
            expect(result).to.deep.equal(expected);
          }),
          { numRuns, seed: testSeed },
        );
      });
    }
  }
}
