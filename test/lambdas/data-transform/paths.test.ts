import { expect } from "chai";
import { compile } from "../../../lambdas/data-transform/compile";
import { warmUp } from "../../../lambdas/data-transform/warm-up";
import type { Path, Specification } from "../../../lambdas/datasets/specification-types";
import { contentOf, problemOf, specificationOf } from "./specifications";

const read = (specification: Specification, lines: readonly string[], key = "raw/a.ndjson") =>
  contentOf(specification, key, [Buffer.from(lines.join("\n"))]);

describe("a path into records", () => {
  const RECORD = '{"a":[{"b":"x"},"y",[1.50,{"c":[true]}]],"0":{"1":"z"}}';
  const found: readonly (readonly [Path, "string" | "json", string])[] = [
    [["a", 0, "b"], "string", '"x"'],
    [["a", 1], "string", '"y"'],
    [["a", -2], "string", '"y"'],
    [["a", 3], "string", "null"],
    [["a", 0, 0], "string", "null"],
    [["0", "1"], "string", '"z"'],
    [["0", 1], "string", "null"],
    [["a", 2], "json", '[1.50,{"c":[true]}]'],
    [["a", -1, 1, "c"], "json", "[true]"],
    [["a", 0], "json", '{"b":"x"}'],
    [["a", 2, 0], "json", "1.5"],
    [["a", 9], "json", "null"],
  ];
  for (const [source, type, expected] of found) {
    it(`${JSON.stringify(source)} finds ${expected} as ${type}`, async () => {
      const { written } = await read(specificationOf({ found: { type, source } }), [RECORD]);
      expect(written).to.equal(`{"found":${expected}}\n`);
    });
  }

  it("names a column of CSV by its steps", async () => {
    const specification = specificationOf({ sku: { type: "string", source: ["items", 0, "sku"] } });
    const { written } = await read(specification, ["items.0.sku", "A"], "raw/a.csv");
    expect(written).to.equal('{"sku":"A"}\n');
  });

  it("is refused where it begins with a place, since records are objects", () => {
    const specification = specificationOf({ a: { type: "string", source: [0, "b"] } });
    expect(problemOf(specification)).to.match(
      /^fields\.a\.source must be a name or a list of names and places/,
    );
  });
});

describe("an array that is exploded", () => {
  const orders = specificationOf(
    {
      order: { type: "string", required: true },
      sku: { type: "string", source: ["items", "sku"] },
      item: { type: "json", source: ["items"] },
      place: { origin: "element" },
      line: { origin: "line" },
    },
    { explode: "items", maxRejectShare: 1 },
  );

  it("makes a record of each of its elements", async () => {
    const lines = [
      '{"order":"a","items":[{"sku":"x"}, {"sku":"y","n":1.0}]}',
      "",
      '{"order":"b","items":["z"]}',
    ];
    expect(await read(orders, lines)).to.deep.equal({
      written: [
        '{"order":"a","sku":"x","item":{"sku":"x"},"place":0,"line":1}\n',
        '{"order":"a","sku":"y","item":{"sku":"y","n":1.0},"place":1,"line":1}\n',
        '{"order":"b","sku":null,"item":"z","place":0,"line":3}\n',
      ].join(""),
      rejects: [],
    });
  });

  for (const items of ["[]", "null"]) {
    it(`makes one record of a record that has ${items}`, async () => {
      const { written } = await read(orders, [`{"order":"a","items":${items}}`]);
      expect(written).to.equal('{"order":"a","sku":null,"item":null,"place":null,"line":1}\n');
    });
  }

  it("rejects what is no array, and of a wrong record each element", async () => {
    const lines = ['{"order":"a","items":{"sku":"x"}}', '{"items":[1,2]}'];
    const { rejects } = await read(orders, lines);
    expect(rejects).to.deep.equal([
      { line: 1, reason: "items is no array", text: lines[0] },
      { line: 2, reason: "order is missing", text: lines[1] },
      { line: 2, reason: "order is missing", text: lines[1] },
    ]);
  });

  it("may stand within other values", async () => {
    const specification = specificationOf(
      {
        id: { type: "integer", source: ["order", "lines", "id"] },
        who: { type: "string", source: ["order", "who"] },
      },
      { explode: ["order", "lines"] },
    );
    const { written } = await read(specification, [
      '{"order":{"who":"a","lines":[{"id":1},{"id":2}]}}',
    ]);
    expect(written).to.equal('{"id":1,"who":"a"}\n{"id":2,"who":"a"}\n');
  });

  it("is none of a file of CSV", async () => {
    const error = await read(orders, ["order"], "raw/a.csv").catch(({ message }: Error) => message);
    expect(error).to.equal("the specification explodes an array, and CSV has none");
  });

  it("is no hindrance to the warm-up", () => {
    expect(() => warmUp(compile(orders, {}))).not.to.throw();
  });

  it("is refused beside a dialect of CSV, and where it is no path", () => {
    expect(problemOf({ ...orders, csv: {} })).to.equal(
      "explode makes no sense beside csv: it has no arrays",
    );
    expect(problemOf({ ...orders, explode: [] })).to.equal(
      "explode must be a name or a list of names and places, not []",
    );
  });
});

describe("where a record comes from", () => {
  const specification = specificationOf(
    {
      file: { origin: "key" },
      line: { origin: "line", filter: { min: 2 } },
      a: { type: "string" },
      id: { derive: { kind: "concat", of: ["file", "line"], separator: ":" } },
    },
    { maxRejectShare: 1 },
  );

  const files: readonly (readonly [string, readonly string[], number])[] = [
    ["raw/x/a.csv", ["a", '"1', '2"', "", "b"], 5],
    ["raw/a.ndjson", ['{"a":"0"}', "", '{"a":"b"}'], 3],
  ];
  for (const [key, lines, line] of files) {
    it(`is its key and its line in ${key}`, async () => {
      const { written } = await read(specification, lines, key);
      const record = { file: key, line, a: "b", id: `${key}:${line}` };
      expect(written.endsWith(`${JSON.stringify(record)}\n`)).to.equal(true);
    });
  }

  it("is refused where it is not known", () => {
    expect(problemOf({ ...specificationOf({}), fields: { a: { origin: "row" } } })).to.equal(
      'fields.a.origin must be one of key, line, element, not "row"',
    );
  });
});
