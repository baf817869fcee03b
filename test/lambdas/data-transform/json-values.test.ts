import { gzipSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import type { JsonDialect, Specification } from "../../../lambdas/datasets/specification-types";
import { testSeed } from "../../support/policies/seeded-sample";
import { cuts } from "./chunks";
import { contentOf, problemOf, specificationOf } from "./specifications";

const fields: Specification["fields"] = { a: { type: "json" }, line: { origin: "line" } };
const inLayout = (json: JsonDialect) => specificationOf(fields, { json, maxRejectShare: 1 });
const record = (a: unknown, line: number) => `${JSON.stringify({ a, line })}\n`;

describe("files of JSON that have no record a line", () => {
  const read: readonly (readonly [string, JsonDialect, string, string])[] = [
    [
      "an array over many lines",
      { layout: "array" },
      '[\n  {"a": 1},\n  {\n "a": "x]},\\"\\\\"\n}\n]\n',
      record(1, 2) + record('x]},"\\', 3),
    ],
    [
      "an array in one line",
      { layout: "array" },
      '[{"a":[{}]},{"a":null}]',
      record([{}], 1) + record(null, 1),
    ],
    [
      "values over many lines",
      { layout: "array" },
      '[{"a":{\r\n  "b": [\n1.50,\n"\\n"]}}]',
      '{"a":{"b": [1.50,"\\n"]},"line":1}\n',
    ],
    ["an empty array", { layout: "array" }, " [ ] ", ""],
    ["an empty content as an array", { layout: "array" }, "", ""],
    ["an array behind a mark", { layout: "array" }, '\ufeff[{"a":"ä"}]', record("ä", 1)],
    [
      "objects without anything between",
      { layout: "concatenated" },
      '{"a":1}{"a":2}\r\n\r\n{\n"a":3\n}',
      record(1, 1) + record(2, 1) + record(3, 3),
    ],
    [
      "a text sequence",
      { layout: "concatenated" },
      '\x1e{"a":1}\n\x1e{"a":2}\n',
      record(1, 1) + record(2, 2),
    ],
    [
      "an array of arrays",
      { layout: "array", columns: ["b", "a"] },
      '[[1,[2,3.50]],["x",null]]',
      '{"a":[2,3.50],"line":1}\n{"a":null,"line":1}\n',
    ],
    ["arrays one a line", { columns: ["a"] }, '[1]\n["x"]\n', record(1, 1) + record("x", 2)],
    [
      "arrays one after the other",
      { layout: "concatenated", columns: ["a"] },
      "[1] [2]",
      record(1, 1) + record(2, 1),
    ],
  ];
  for (const [name, json, text, written] of read) {
    it(`are read: ${name}, wherever its bytes are cut`, async () => {
      await fc.assert(
        fc.asyncProperty(cuts(Buffer.from(text)), async (chunks) => {
          expect(await contentOf(inLayout(json), "raw/a.json", chunks)).to.deep.equal({
            written,
            rejects: [],
          });
        }),
        { numRuns: 20, seed: testSeed },
      );
    });
  }

  const rejected: readonly (readonly [string, JsonDialect, string, readonly unknown[]])[] = [
    [
      "of an array",
      { layout: "array" },
      '[{"a":1},\n{"a" 2},\n3,"x",nope,[4],{"a":5}]',
      [
        { line: 2, reason: "not JSON", text: '{"a" 2}' },
        { line: 3, reason: "not a JSON object", text: "3" },
        { line: 3, reason: "not a JSON object", text: '"x"' },
        { line: 3, reason: "not JSON", text: "nope" },
        { line: 3, reason: "not a JSON object", text: "[4]" },
      ],
    ],
    [
      "of a sequence",
      { layout: "concatenated" },
      '{"a":1},\n{"a":5} tru',
      [
        { line: 1, reason: "not JSON", text: "," },
        { line: 2, reason: "not JSON", text: "tru" },
      ],
    ],
    [
      "that are arrays of another length, or none",
      { columns: ["a", "b"] },
      '[1,2]\n[1]\n{"a":5}\n[5,6]',
      [
        { line: 2, reason: "1 elements, expected 2", text: "[1]" },
        { line: 3, reason: "not a JSON array", text: '{"a":5}' },
      ],
    ],
  ];
  for (const [name, json, text, rejects] of rejected) {
    it(`have their wrong values rejected ${name}, and no others`, async () => {
      const content = await contentOf(inLayout(json), "raw/a.json", [Buffer.from(text)]);
      expect(content.rejects).to.deep.equal(rejects);
      expect(content.written.split("\n").map((line) => line.slice(0, 6))).to.deep.equal([
        '{"a":1',
        '{"a":5',
        "",
      ]);
    });
  }

  it("have values rejected that are too long or no UTF-8, wherever they are cut", async () => {
    const long = `{"a":"${"x".repeat(1024 * 1024)}"}`;
    const bytes = Buffer.concat([
      Buffer.from(`[${long},{"a":"`),
      Buffer.from([0xe9]),
      Buffer.from('"},{"a":1}]'),
    ]);
    for (const at of [10, 2_000, 1_048_590]) {
      const chunks = [bytes.subarray(0, at), bytes.subarray(at)];
      const { written, rejects } = await contentOf(
        inLayout({ layout: "array" }),
        "raw/a.json",
        chunks,
      );
      expect(written).to.equal(record(1, 1));
      expect(rejects).to.deep.equal([
        {
          line: 1,
          reason: "longer than 1048576 bytes: it has 1048584",
          text: long.slice(0, 1_000),
        },
        { line: 1, reason: "not UTF-8", text: '{"a":"é"}' },
      ]);
    }
  });

  const broken: readonly (readonly [string, NonNullable<JsonDialect["layout"]>, string])[] = [
    ['[{"a":1}', "array", "the array of the content is not closed: it breaks off"],
    ['[{"a":1},', "array", "the array of the content is not closed: it breaks off"],
    ['[{"a":1},\n{"a":', "array", "the content breaks off in a value that begins in line 2"],
    ['{"a":1}\n{"a":"x', "concatenated", "the content breaks off in a value that begins in line 2"],
    ['{"a":1}', "array", "the content is no array of JSON"],
    ['[{"a":1}]\n[', "array", "the content goes on after the end of its array"],
    ['[{"a":1} {"a":2}]', "array", "a comma is missing between values in line 1 of the array"],
    ['[{"a":1},\n,{"a":2}]', "array", "a value is missing beside the comma in line 2 of the array"],
    ['[{"a":1},]', "array", "a value is missing beside the comma in line 1 of the array"],
  ];
  for (const [text, layout, message] of broken) {
    it(`fail with ${JSON.stringify(text)}: ${message}`, async () => {
      const error = await contentOf(inLayout({ layout }), "raw/a.json", [Buffer.from(text)]).catch(
        (reason: Error) => reason.message,
      );
      expect(error).to.equal(message);
    });
  }

  it("are read as JSON.parse reads them, whatever they hold and wherever they are cut", async () => {
    const values = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 });
    const inputs = fc
      .tuple(values, fc.constantFrom(0, 2), fc.boolean())
      .chain(([all, indent, isArray]) => {
        const records = all.map((a) => ({ a }));
        const text = isArray
          ? JSON.stringify(records, null, indent)
          : records.map((each) => JSON.stringify(each, null, indent)).join(" ");
        return fc.tuple(fc.constant(records), fc.constant(isArray), cuts(Buffer.from(text)));
      });
    const plain = specificationOf({ a: { type: "json" } });
    await fc.assert(
      fc.asyncProperty(inputs, async ([records, isArray, chunks]) => {
        const json: JsonDialect = { layout: isArray ? "array" : "concatenated" };
        const { written, rejects } = await contentOf({ ...plain, json }, "raw/a.json", chunks);
        expect(rejects).to.deep.equal([]);
        const expected = JSON.parse(JSON.stringify(records));
        expect(
          written
            .split("\n")
            .slice(0, -1)
            .map((line) => JSON.parse(line)),
        ).to.deep.equal(expected);
      }),
      { seed: testSeed },
    );
  });

  it("are told by the specification where a name says nothing, and are CSV where it says so", async () => {
    const array = inLayout({ layout: "array" });
    expect((await contentOf(array, "raw/a", [gzipSync('[{"a":1}]')])).written).to.equal(
      record(1, 1),
    );
    expect((await contentOf(array, "raw/a.csv", [Buffer.from("a\nx")])).written).to.equal(
      record("x", 2),
    );
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [{ layout: "stream" }, 'json.layout must be one of lines, array, concatenated, not "stream"'],
    [{ columns: ["b"] }, 'json.columns lacks what fields read: "a"'],
    [{ column: ["a"] }, "json.column is not known: expected layout, columns"],
  ];
  for (const [json, problem] of wrong) {
    it(`are refused: ${problem}`, () => {
      expect(problemOf({ ...specificationOf(fields), json })).to.equal(problem);
    });
  }
});
