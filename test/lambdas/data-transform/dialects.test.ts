import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvFormOf } from "../../../lambdas/data-transform/csv-dialect";
import { scanCsv } from "../../../lambdas/data-transform/csv-scan";
import type { CsvDialect, Specification } from "../../../lambdas/datasets/specification-types";
import { testSeed } from "../../support/policies/seeded-sample";
import { cuts } from "./chunks";
import { contentOf, problemOf, specificationOf } from "./specifications";

const fields: Specification["fields"] = { id: { type: "integer" }, note: { type: "string" } };
const inDialect = (csv: CsvDialect, more: Partial<Specification> = {}) =>
  specificationOf(fields, { csv, maxRejectShare: 1, ...more });
const line = (id: number, note: string | null) => `${JSON.stringify({ id, note })}\n`;

describe("a dialect of CSV", () => {
  const read: readonly (readonly [string, CsvDialect, string, string])[] = [
    [
      "semicolons",
      { delimiter: ";" },
      'id;note\n1;a,b\n2;"c;d"\n',
      line(1, "a,b") + line(2, "c;d"),
    ],
    [
      "tabs without quotes",
      { delimiter: "\t", quote: false },
      'id\tnote\n1\t5" "\n',
      line(1, '5" "'),
    ],
    ["a delimiter that is no ASCII", { delimiter: "¦" }, "id¦note\n1¦a", line(1, "a")],
    ["single quotes", { quote: "'" }, "id,note\n1,'it''s, \"so\"'\n", line(1, 'it\'s, "so"')],
    [
      "escapes by a backslash",
      { escape: "\\" },
      'id,note\n1,"a \\"b\\", \\\\"\n2,"c\\n"\n3,\\N\n4,"\\\\\\""',
      line(1, 'a "b", \\') + line(2, "c\\n") + line(3, "\\N") + line(4, '\\"'),
    ],
    [
      "comments",
      { comment: "#" },
      '# made "by\nid,note\n1,"#a\n#b"\n#2,c\n3,#',
      line(1, "#a\n#b") + line(3, "#"),
    ],
    [
      "lines before the header",
      { skipLines: 3 },
      'Report "of\n\nall\r\nid,note\r\n1,a\r\n',
      line(1, "a"),
    ],
    ["no header", { columns: ["note", "x", "id"] }, "a,b,1\n,,2", line(1, "a") + line(2, null)],
    [
      "a header to be replaced",
      { columns: ["id", "note"], skipLines: 1 },
      "x,x\n1,a",
      line(1, "a"),
    ],
    ["returns alone", { skipLines: 1, delimiter: ";" }, "Report\rid;note\r1;a\r", line(1, "a")],
  ];
  for (const [name, csv, text, written] of read) {
    it(`with ${name} is read, wherever its bytes are cut`, async () => {
      await fc.assert(
        fc.asyncProperty(cuts(Buffer.from(text)), async (chunks) => {
          const content = await contentOf(inDialect(csv), "raw/a.csv", chunks);
          expect(content).to.deep.equal({ written, rejects: [] });
        }),
        { numRuns: 20, seed: testSeed },
      );
    });
  }

  const rejected: readonly (readonly [string, CsvDialect, string, readonly unknown[]])[] = [
    [
      "has too few fields for its columns",
      { columns: ["id", "note"], skipLines: 2 },
      "a\nb\n1\n",
      [{ line: 3, reason: "1 fields, expected 2", text: "1" }],
    ],
    [
      "doubles its quotes in place of escapes",
      { escape: "\\", comment: "%" },
      '%\nid,note\n1,"a""b"\n2,c\n',
      [{ line: 3, reason: "text after a closing quote", text: '1,"a""b"' }],
    ],
    [
      "ends in an escape",
      { escape: "\\" },
      'id,note\n1,"a\\"',
      [{ line: 2, reason: "a quote that is not closed", text: '1,"a\\"' }],
    ],
    [
      "stands after a comment that is too long",
      { comment: "#" },
      `id,note\n1\n#"${"x".repeat(2_000_000)}\nb,c`,
      [
        { line: 2, reason: "1 fields, the header has 2", text: "1" },
        { line: 4, reason: "id is not of type integer", text: "b,c" },
      ],
    ],
  ];
  for (const [name, csv, text, rejects] of rejected) {
    it(`rejects a record that ${name}`, async () => {
      const content = await contentOf(inDialect(csv), "raw/a.csv", [Buffer.from(text)]);
      expect(content.rejects).to.deep.equal(rejects);
    });
  }

  const forms: readonly CsvDialect[] = [
    { delimiter: ";" },
    { delimiter: "\t", quote: "'" },
    { delimiter: "|", escape: "\\" },
    { quote: "'", escape: "^" },
  ];
  for (const dialect of forms) {
    it(`is read as csv-parse reads it, in blocks cut anywhere: ${JSON.stringify(dialect)}`, () => {
      const { delimiter, quote = "", escapeMark = "" } = csvFormOf(dialect);
      const units = ["a", "ü", "\n", "\r\n", " ", ",", '"', "\\", delimiter, quote, escapeMark];
      const field = fc.string({ unit: fc.constantFrom(...units), maxLength: 6 });
      const toText = (value: string) =>
        quote +
        [...value]
          .map((each) => (each === quote || each === escapeMark ? escapeMark : "") + each)
          .join("") +
        quote;
      const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), {
        minLength: 1,
        maxLength: 6,
      });
      fc.assert(
        fc.property(rows, fc.nat(60), (all, at) => {
          const text = all.map((row) => row.map(toText).join(delimiter)).join("\n");
          const first = scanCsv(text.slice(0, at), 1, false, "\n", csvFormOf(dialect));
          const second = scanCsv(
            first.rest + text.slice(at),
            first.restLine,
            true,
            "\n",
            csvFormOf(dialect),
          );
          const found = [...first.records, ...second.records];
          expect(found.filter(({ problem }) => problem !== undefined)).to.deep.equal([]);
          expect(found.map((record) => record.fields)).to.deep.equal(all);
          const expected = parse(text, {
            delimiter,
            quote,
            escape: escapeMark,
            record_delimiter: ["\n", "\r\n"],
          });
          expect(expected).to.deep.equal(all);
        }),
        { numRuns: 200, seed: testSeed },
      );
    });
  }

  const wrong: readonly (readonly [unknown, string])[] = [
    [
      { delimeter: ";" },
      "csv.delimeter is not known: expected delimiter, quote, escape, comment, skipLines, columns",
    ],
    [{ delimiter: "||" }, 'csv.delimiter must be one character, and no line end, not "||"'],
    [{ delimiter: "\n" }, 'csv.delimiter must be one character, and no line end, not "\\n"'],
    [{ delimiter: '"' }, 'csv.quote is "\\"", as the delimiter is'],
    [{ comment: "," }, 'csv.comment is ",", as the delimiter is'],
    [{ escape: "," }, 'csv.escape is ",", as the delimiter is'],
    [{ quote: false, escape: "\\" }, "csv.escape makes no sense without quotes"],
    [{ skipLines: -1 }, "csv.skipLines must be a whole number from 0, not -1"],
    [{ columns: ["id", "id", "note"] }, 'csv.columns has "id" twice'],
    [{ columns: ["id"] }, 'csv.columns lacks what fields read: "note"'],
    [{ columns: [] }, "csv.columns must be a list of names, not []"],
    ["tsv", 'csv must be an object, not "tsv"'],
  ];
  for (const [csv, problem] of wrong) {
    it(`is refused: ${problem}`, () => {
      expect(problemOf({ ...specificationOf(fields), csv })).to.equal(problem);
    });
  }
});

describe("an encoding", () => {
  const text = "id,note\n1,Größe €\n2,a\n";
  const written = line(1, "Größe €") + line(2, "a");
  const euro = Buffer.from("id,note\n1,Gr\xf6\xdfe \x80\n2,a\n", "latin1");
  const bigEndian = (content: string) => Buffer.from(content, "utf16le").swap16();
  const read: readonly (readonly [string, Specification["encoding"], Buffer, string])[] = [
    ["UTF-16, least byte first", "utf-16le", Buffer.from(text, "utf16le"), written],
    ["UTF-16, greatest byte first", "utf-16be", bigEndian(text), written],
    ["UTF-16 with a mark", "utf-16le", Buffer.from(`\ufeff${text}`, "utf16le"), written],
    ["UTF-16 that its mark alone tells of", undefined, bigEndian(`\ufeff${text}`), written],
    ["UTF-8 whose mark overrules", "windows-1252", Buffer.from(`\ufeff${text}`), written],
    [
      "characters beyond 16 bits",
      "utf-16be",
      bigEndian("id,note\n1,😀\ufffd"),
      line(1, "😀\ufffd"),
    ],
    ["windows-1252", "windows-1252", euro, written],
    ["ISO 8859-1", "iso-8859-1", euro, line(1, "Größe \x80") + line(2, "a")],
    [
      "Shift JIS",
      "shift_jis",
      Buffer.from([...Buffer.from("id,note\n1,"), 0x93, 0xfa, 0x96, 0x7b]),
      line(1, "日本"),
    ],
  ];
  for (const [name, encoding, bytes, expected] of read) {
    it(`is read: ${name}, wherever its bytes are cut`, async () => {
      const specification = specificationOf(fields, encoding === undefined ? {} : { encoding });
      await fc.assert(
        fc.asyncProperty(cuts(bytes), async (chunks) => {
          const content = await contentOf(specification, "raw/a.csv", chunks);
          expect(content).to.deep.equal({ written: expected, rejects: [] });
        }),
        { numRuns: 20, seed: testSeed },
      );
    });
  }

  it("is that of the content within a compression, and of NDJSON", async () => {
    const bytes = gzipSync(Buffer.from('{"id":1,"note":"ä"}', "utf16le"));
    const specification = specificationOf(fields, { encoding: "utf-16le" });
    expect((await contentOf(specification, "raw/a.ndjson.gz", [bytes])).written).to.equal(
      line(1, "ä"),
    );
  });

  const wrongBytes: readonly (readonly [
    string,
    NonNullable<Specification["encoding"]>,
    Buffer,
    unknown,
  ])[] = [
    [
      "half a character of UTF-16",
      "utf-16le",
      Buffer.from("id,note\n1,a\ud800b\n2,c", "utf16le"),
      { line: 2, reason: "not UTF-16LE", text: "1,aÿb" },
    ],
    [
      "an odd number of bytes",
      "utf-16be",
      Buffer.concat([bigEndian("id,note\n2,c\n"), Buffer.from([0])]),
      { line: 3, reason: "not UTF-16BE", text: "ÿ" },
    ],
    [
      "a byte that Shift JIS has not",
      "shift_jis",
      Buffer.from("id,note\n1,\xff\n2,c", "latin1"),
      { line: 2, reason: "not SHIFT_JIS", text: "1,ÿ" },
    ],
  ];
  for (const [name, encoding, bytes, reject] of wrongBytes) {
    it(`rejects a record with ${name}, and no other`, async () => {
      const specification = specificationOf(fields, { encoding, maxRejectShare: 1 });
      const content = await contentOf(specification, "raw/a.csv", [bytes]);
      expect(content).to.deep.equal({ written: line(2, "c"), rejects: [reject] });
    });
  }

  it("is refused where it is not known", () => {
    expect(problemOf({ ...specificationOf(fields), encoding: "latin1" })).to.match(
      /^encoding must be one of utf-8, utf-16le, .*, not "latin1"$/,
    );
  });
});
