import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { NDJSON_LINES, repeated, run, testCuts } from "./batches";
import { cuts } from "./chunks";

const errorOf = async (work: Promise<unknown>) =>
  work.then(
    () => "no error",
    (error: Error) => error.message,
  );

describe("readBatches", () => {
  testCuts(3);

  it("makes the same of a few records, with each byte on its own", async () => {
    const bytes = Buffer.from(NDJSON_LINES.join("\n"));
    const expected = await run("raw/a.ndjson", [bytes]);
    expect(expected).to.include({ writtenCount: 3, invalidCount: 3, filteredCount: 1 });
    await fc.assert(
      fc.asyncProperty(cuts(bytes), async (chunks) => {
        expect(await run("raw/a.ndjson", chunks)).to.deep.equal(expected);
      }),
    );
  });

  it("counts every line of NDJSON that is not empty, as record or reject", async () => {
    const line = fc.oneof(
      fc.constantFrom(...NDJSON_LINES),
      fc.json(),
      fc.string().map((text) => text.replaceAll("\n", "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const result = await run("raw/a.ndjson", [Buffer.from(lines.join("\n"))]);
        const all = result.writtenCount + result.invalidCount + result.filteredCount;
        expect(all).to.equal(lines.filter((each) => each.trim() !== "").length);
      }),
    );
  });

  it("writes records and rejects with line, reason and text", async () => {
    const lines = NDJSON_LINES.join("\n");
    const { written, rejects } = await run("raw/a.ndjson", [Buffer.from(lines)]);
    expect(written.split("\n").slice(0, 2)).to.deep.equal([
      '{"id":1,"name":"c6a12698582fc1104ea24107a2d7268145ff06ef859707729d01fd060897f067","city":"Köln"}',
      '{"id":2,"name":null,"city":"-"}',
    ]);
    expect(rejects.trim().split("\n")).to.deep.equal([
      '{"line":3,"reason":"left out: id is above 8","text":"{\\"id\\":9}"}',
      '{"line":4,"reason":"id is missing","text":"{\\"name\\":\\"no id\\"}"}',
      '{"line":7,"reason":"not JSON","text":"not json"}',
      '{"line":8,"reason":"not a JSON object","text":"[1]"}',
    ]);
  });

  it("rejects lines that are no UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"id":1}\n{"name":"'),
      Buffer.from([0xe9]),
      Buffer.from('"}'),
    ]);
    expect((await run("raw/a", [bytes])).rejects).to.equal(
      '{"line":2,"reason":"not UTF-8","text":"{\\"name\\":\\"é\\"}"}\n',
    );
  });

  it("rejects records of CSV that are no UTF-8, and not the lines around them", async () => {
    const bytes = Buffer.from('id,note\n1,a\n2,\xe9\n3,"\xe9"\n4,b\n', "latin1");
    const { rejects, writtenCount } = await run("raw/a.csv", [bytes]);
    expect(writtenCount).to.equal(2);
    expect(rejects).to.equal(
      '{"line":3,"reason":"not UTF-8","text":"2,é"}\n{"line":4,"reason":"not UTF-8","text":"3,\\"é\\""}\n',
    );
  });

  it("cuts the text of a reject to 1000 characters", async () => {
    const { rejects } = await run("raw/a.ndjson", [Buffer.from("x".repeat(5_000))]);
    expect(JSON.parse(rejects).text).to.equal("x".repeat(1_000));
  });

  const NOTHING = { written: "", rejects: "", writtenCount: 0, invalidCount: 0, filteredCount: 0 };
  const empty: readonly (readonly [string, Buffer])[] = [
    ["raw/a.ndjson", Buffer.alloc(0)],
    ["raw/a.csv", Buffer.alloc(0)],
    ["raw/a.csv", Buffer.from("id,note\n")],
    ["raw/a.ndjson.gz", Buffer.alloc(0)],
    ["raw/a.ndjson.gz", gzipSync("")],
    ["raw/a", Buffer.from("\n\n")],
  ];
  for (const [key, bytes] of empty) {
    it(`makes nothing of ${key} with ${bytes.length} bytes and no record`, async () => {
      expect(await run(key, [bytes])).to.deep.equal(NOTHING);
    });
  }

  const sniffed: readonly (readonly [string, Buffer, string | undefined])[] = [
    ["raw/a", Buffer.from('{"id":1}'), undefined],
    ["raw/a.dat", gzipSync('{"id":1}'), undefined],
    ["raw/a.ndjson", zstdCompressSync(Buffer.from('{"id":1}')), undefined],
    ["raw/a", Buffer.from("id,name\n1,b"), undefined],
    ["raw/a", Buffer.from("id,name\n1,b"), "text/csv; charset=utf-8"],
  ];
  for (const [key, bytes, type] of sniffed) {
    it(`finds out by the content what ${key}${type === undefined ? "" : ` (${type})`} is: ${bytes.subarray(0, 4).toString("hex")}`, async () => {
      expect((await run(key, [bytes], 1e9, type)).writtenCount).to.equal(1);
    });
  }

  const gz = gzipSync(repeated(NDJSON_LINES));
  const zst = zstdCompressSync(Buffer.from(repeated(NDJSON_LINES)));
  const broken: readonly (readonly [string, string, Buffer, string])[] = [
    [
      "truncated gzip",
      "raw/a.gz",
      gz.subarray(0, gz.length - 9),
      "the gzip content is truncated or damaged: unexpected end of file",
    ],
    [
      "truncated zstd",
      "raw/a.zst",
      zst.subarray(0, zst.length - 9),
      "the zstd content is truncated or damaged: unexpected end of file",
    ],
    [
      "gzip with a wrong checksum",
      "raw/a.gz",
      Buffer.concat([gz.subarray(0, gz.length - 8), Buffer.alloc(8)]),
      "the gzip content is truncated or damaged: incorrect data check",
    ],
    [
      "gzip with something behind it",
      "raw/a.gz",
      Buffer.concat([gz, Buffer.from("more")]),
      "the gzip content is truncated or damaged: incorrect header check",
    ],
    [
      "two zstd frames, of which the second would be dropped",
      "raw/a.zst",
      Buffer.concat([zst, zst]),
      `the zstd content goes on after its end: ${zst.length} of ${2 * zst.length} bytes would be lost (a second zstd frame is not read)`,
    ],
    [
      "plain text that is named gzip",
      "raw/a.ndjson.gz",
      Buffer.from('{"id":1}'),
      "the content is plain, though the object is named or labelled gzip",
    ],
    [
      "a ZIP archive",
      "raw/a.csv",
      Buffer.from("504b0304aabb", "hex"),
      "the content is a ZIP archive: expected NDJSON or CSV, plain, gzip or zstd",
    ],
    [
      "a CSV header with a quote that is not closed",
      "raw/a.csv",
      Buffer.from('id,"note\n1,a'),
      "the header of the CSV is wrong: a quote that is not closed",
    ],
    [
      "a CSV header that names a column twice",
      "raw/a.csv",
      Buffer.from("id,note,id\n1,a,2"),
      "the header of the CSV names id twice",
    ],
    [
      "a quote that swallows the rest of a CSV",
      "raw/a.csv",
      Buffer.from(`id,note\n1,"${"a\n".repeat(600_000)}`),
      "the record at line 2 is longer than 1048576 characters: is a quote not closed?",
    ],
  ];
  for (const [name, key, bytes, message] of broken) {
    it(`refuses ${name}`, async () => expect(await errorOf(run(key, [bytes]))).to.equal(message));
  }

  it("reads gzip of several members to its end", async () => {
    const twice = Buffer.concat([gzipSync('{"id":1}\n'), gzipSync('{"id":2}\n')]);
    expect((await run("raw/a.gz", [twice])).writtenCount).to.equal(2);
  });

  it("refuses content that unpacks to more than the limit", async () => {
    const small = gzipSync("{}\n".repeat(1_000_000));
    expect(await errorOf(run("raw/a.gz", [small], 100_000))).to.equal(
      "it has more bytes than the 100000 that fit the function's timeout: split it",
    );
  });
});
