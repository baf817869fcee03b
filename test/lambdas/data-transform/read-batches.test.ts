import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { compile } from "../../../lambdas/data-transform/compile";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import { NDJSON_LINES, repeated, run, testCuts } from "./batches";
import { cutAt, cuts, streamOf } from "./chunks";

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
      "zstd with something behind it",
      "raw/a.zst",
      Buffer.concat([zst, Buffer.from("more than a header")]),
      "the zstd content is truncated or damaged: Unknown frame descriptor",
    ],
    [
      "zstd that ends in a frame to be skipped",
      "raw/a.zst",
      Buffer.concat([zst, Buffer.from("502a4d1805000000aabb", "hex")]),
      "the zstd content is truncated in a skippable frame",
    ],
    [
      "an archive of tar within gzip",
      "raw/a.tar.gz",
      gzipSync(Buffer.concat([Buffer.alloc(257, "a"), Buffer.from("ustar\0")])),
      "the content is a tar archive within gzip: expected NDJSON or CSV, plain, gzip or zstd",
    ],
    [
      "gzip within gzip",
      "raw/a.gz",
      gzipSync(gz),
      "the content is gzip within gzip: expected NDJSON or CSV, plain, gzip or zstd",
    ],
    [
      "an empty ZIP archive",
      "raw/a.csv",
      Buffer.from(`504b0506${"00".repeat(18)}`, "hex"),
      "the content is a ZIP archive: expected NDJSON or CSV, plain, gzip or zstd",
    ],
    [
      "text in UTF-32",
      "raw/a.csv",
      Buffer.from("fffe00006900000064000000", "hex"),
      "the content is text in UTF-32: expected NDJSON or CSV, plain, gzip or zstd",
    ],
    [
      "text in UTF-16 without a mark",
      "raw/a.csv",
      Buffer.from("id,note\n1,a", "utf16le"),
      'the header of the CSV lacks columns that the specification reads: id, note; it is "i\\u0000d\\u0000,\\u0000n\\u0000o\\u0000t\\u0000e\\u0000". It holds NUL: is the file in UTF-16? Then encoding says so',
    ],
    [
      "semicolons instead of commas",
      "raw/a.csv",
      Buffer.from("id;note\n1;a"),
      'the header of the CSV lacks columns that the specification reads: id, note; it is "id;note". Fields are separated by commas: is it ";" here? Then csv.delimiter says so',
    ],
    [
      "a CSV without a header",
      "raw/a.csv",
      Buffer.from("1,a\n2,b"),
      'the header of the CSV lacks columns that the specification reads: id, note; it is "1,a". A field whose column may be missing has optional: true',
    ],
    [
      "a column that was renamed",
      "raw/a.csv",
      Buffer.from("id,remark\n1,a"),
      'the header of the CSV lacks a column that the specification reads: note; it is "id,remark". A field whose column may be missing has optional: true',
    ],
    [
      "a header that is no line",
      "raw/a.csv",
      Buffer.alloc(1024 * 1024 + 1, "x"),
      "the header of the CSV is wrong: longer than 1048576 bytes: it has 1048577",
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
  ];
  for (const [name, key, bytes, message] of broken) {
    it(`refuses ${name}`, async () => expect(await errorOf(run(key, [bytes]))).to.equal(message));
  }

  const skippable = Buffer.from("502a4d1802000000aabb", "hex");
  const whole: readonly (readonly [string, string, readonly Buffer[]])[] = [
    ["gzip of several members", "raw/a.gz", [gzipSync('{"id":1}\n'), gzipSync('{"id":2}\n')]],
    ["gzip padded with zeros", "raw/a.gz", [gzipSync('{"id":1}\n{"id":2}'), Buffer.alloc(70_000)]],
    [
      "zstd of several frames, with some to be skipped",
      "raw/a.zst",
      [
        skippable,
        zstdCompressSync(Buffer.from('{"id":1}\n{"i')),
        skippable,
        zstdCompressSync(Buffer.from('d":2}\n')),
        skippable,
      ],
    ],
  ];
  for (const [name, key, pieces] of whole) {
    it(`reads ${name} to the end, wherever its bytes are cut`, async () => {
      const bytes = Buffer.concat(pieces);
      const places = fc.array(fc.nat(bytes.length), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(places, async (some) => {
          expect((await run(key, cutAt(bytes, some))).writtenCount).to.equal(2);
        }),
        { numRuns: 30 },
      );
    });
  }

  it("reads lines that end with a return alone, in NDJSON and in CSV, wherever they are cut", async () => {
    const inputs = [
      ["raw/a.ndjson", '{"id":1}\r{"id":2}\r\r{"id":3}'],
      ["raw/a.csv", 'id,note\r1,a\r2,"b\rc"\r3,\r'],
      ["raw/a.csv", '"id","no\rtice",note\r1,x,a\r2,x,"b\nc"\r3,x,\r'],
    ] as const;
    for (const [key, text] of inputs) {
      await fc.assert(
        fc.asyncProperty(cuts(Buffer.from(text)), async (chunks) => {
          const { writtenCount, rejects } = await run(key, chunks);
          expect({ writtenCount, rejects }).to.deep.equal({ writtenCount: 3, rejects: "" });
        }),
        { numRuns: 20 },
      );
    }
    expect((await run("raw/a.csv", [Buffer.from(inputs[1][1])])).written).to.equal(
      '{"id":1,"note":"a"}\n{"id":2,"note":"b\\rc"}\n{"id":3,"note":null}\n',
    );
  });

  it("rejects a return alone where lines end with line feeds", async () => {
    const { writtenCount, rejects } = await run("raw/a.csv", [Buffer.from("id,note\n1,a\rb\n2,c")]);
    expect(writtenCount).to.equal(1);
    expect(rejects).to.equal(
      '{"line":2,"reason":"a carriage return inside a field without quotes","text":"1,a\\rb"}\n',
    );
  });

  it("passes by columns that no field reads, without a name or with the same", async () => {
    const text = "id,,note,,x,x\n1,a,b,c,d,e";
    expect((await run("raw/a.csv", [Buffer.from(text)])).written).to.equal('{"id":1,"note":"b"}\n');
  });

  describe("of values of JSON", () => {
    const jsonTransform = compile({
      version: 1,
      maxRejectShare: 1,
      fields: {
        id: { type: "number" },
        payload: { type: "json" },
        inner: { type: "json", source: ["payload", "b"] },
      },
    });
    const jsonOf = async (line: string) => {
      const body = streamOf([Buffer.from(line)]);
      let lines = "";
      for await (const batch of readBatches({ key: "raw/a.ndjson", body }, jsonTransform, 1e9)) {
        lines += batch.written.toString() + batch.rejects.toString();
      }
      return lines;
    };

    const kept: readonly (readonly [string, string])[] = [
      ["digits", '{"n":1234567890123456789,"b":0.12345678901234567891}'],
      ["the order of names that are numbers", '{"b":1,"10":2,"2":3}'],
      ["a property called __proto__", '{"__proto__":{"a":1},"b":[]}'],
      ["blanks and escapes", '{ "\\u0062" : [ "}" , "\\"," ] }'],
      ["names that are there twice", '{"b":{},"b":{"c":[1e400]}}'],
    ];
    for (const [what, payload] of kept) {
      it(`keeps ${what}`, async () => {
        const written = await jsonOf(`{"id":1,"payload":${payload}}`);
        expect(written).to.match(/^\{"id":1,"payload":/);
        expect(written.slice('{"id":1,"payload":'.length)).to.satisfy((rest: string) =>
          rest.startsWith(`${payload},"inner":`),
        );
      });
    }

    it("takes the value of a path, of two names the last", async () => {
      expect(await jsonOf('{"payload":{"b":1},"payload":{"b":{"x":1.50},"b": [ 2.50 ]}}')).to.equal(
        '{"id":null,"payload":{"b":{"x":1.50},"b": [ 2.50 ]},"inner":[ 2.50 ]}\n',
      );
    });

    const refused: readonly (readonly [string, string])[] = [
      ['{"id":1234567890123456789}', "id has more digits, or is larger, than a number holds"],
      ['{"id":1e400}', "id has more digits, or is larger, than a number holds"],
      ['{"payload":["\\ud83d"]}', "payload holds half of a character (a surrogate on its own)"],
      [
        `{"payload":${"[".repeat(501)}${"]".repeat(501)}}`,
        "payload is nested deeper than 500 levels",
      ],
    ];
    for (const [line, reason] of refused) {
      it(`rejects ${line.slice(0, 40)}: ${reason}`, async () => {
        expect(JSON.parse(await jsonOf(line))).to.include({ line: 1, reason });
      });
    }

    it("keeps any value as JSON has it, whatever it is", async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (value) => {
          const written = await jsonOf(JSON.stringify({ payload: value }));
          expect(JSON.parse(written).payload).to.deep.equal(JSON.parse(JSON.stringify(value)));
        }),
      );
    });
  });

  const long = "x".repeat(1024 * 1024 + 1);
  const odd: readonly (readonly [string, string, string, string])[] = [
    [
      "a line of NDJSON",
      "raw/a.ndjson",
      `{"id":1}\n{"id":2,"name":"${long}"}\n{"id":3}`,
      '{"line":2,"reason":"longer than 1048576 bytes: it has 1048595","text":"{\\"id\\":2,',
    ],
    [
      "a line of CSV",
      "raw/a.csv",
      `id,note\n1,a\n2,${long}\n3,b`,
      '{"line":3,"reason":"longer than 1048576 bytes: it has 1048579","text":"2,xxx',
    ],
    [
      "a line of CSV in an open quote",
      "raw/a.csv",
      `id,note\n1,a\n2,"b\n${long}\n3,b`,
      '{"line":3,"reason":"longer than 1048576 bytes: it has 1048577","text":"2,\\"b\\nxxx',
    ],
    [
      "a quote that is not closed",
      "raw/a.csv",
      `id,note\n1,"${"a,b,c\n".repeat(180_000)}`,
      '{"line":2,"reason":"a quote that is not closed within 1048576 characters","text":"1,\\"a,b,c"}',
    ],
  ];
  for (const [name, key, text, start] of odd) {
    it(`rejects ${name} that is too long, and reads on`, async () => {
      const bytes = Buffer.from(text);
      const { writtenCount, rejects } = await run(key, [bytes]);
      const all = writtenCount + rejects.split("\n").length - 1;
      expect(rejects.slice(0, start.length)).to.equal(start);
      expect(rejects.split("\n")[0]?.length).to.be.below(1_200);
      expect(all).to.equal(key === "raw/a.csv" && name.startsWith("a quote") ? 180_000 : 3);
      const cut = await run(key, cutAt(bytes, [1, 700, 1_000_000, 1_048_576, 1_048_590]));
      expect(cut).to.deep.equal(await run(key, [bytes]));
    });
  }

  it("refuses content that unpacks to more than the limit", async () => {
    const small = gzipSync("{}\n".repeat(1_000_000));
    expect(await errorOf(run("raw/a.gz", [small], 100_000))).to.equal(
      "it has more bytes than the 100000 that fit the function's timeout: split it",
    );
  });
});
