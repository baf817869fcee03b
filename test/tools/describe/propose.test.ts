import { expect } from "chai";
import { compile } from "../../../lambdas/data-transform/compile";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import { inferType } from "../../../tools/describe/infer-type";
import { propose } from "../../../tools/describe/propose";
import { datasetNameFor, formatModule } from "../../../tools/describe/write-module";

const proposed = (text: string, file = "a.txt", isCut = false) =>
  propose(file, { text, isCut, encoding: undefined });

describe("the proposed type of a column", () => {
  const rows: readonly (readonly [readonly string[], object])[] = [
    [["1", "-20", ""], { type: "integer" }],
    [["1", "NA"], { type: "integer", nullWords: ["NA"] }],
    [["9007199254740993"], { type: "int64" }],
    [["12345678901234567890"], { type: "string" }],
    [["01234", "99999"], { type: "string" }],
    [["1.5", "2"], { type: "number" }],
    [["0.12345678901234567891"], { type: "decimal", precision: 21, scale: 20 }],
    [["1,5", "2"], { type: "number", decimalSeparator: "," }],
    [["1.234,5", "2"], { type: "number", decimalSeparator: ",", thousandsSeparator: "." }],
    [["1,234.5", "2"], { type: "number", thousandsSeparator: "," }],
    [["true", "False"], { type: "boolean" }],
    [
      ["Yes", "no", "-"],
      { type: "boolean", booleanWords: { true: ["yes"], false: ["no"] }, nullWords: ["-"] },
    ],
    [["2026-01-02"], { type: "date" }],
    [["31.12.2026"], { type: "date", format: "dd.MM.yyyy" }],
    [["31/12/2026", "01/02/2026"], { type: "date", format: "dd/MM/yyyy" }],
    [["12/31/2026", "01/02/2026"], { type: "date", format: "MM/dd/yyyy" }],
    [["2026-01-02T03:04:05Z"], { type: "timestamp" }],
    [["2026-01-02 03:04:05"], { type: "timestamp" }],
    [["2026-01-02T03:04:05+0200"], { type: "timestamp", format: "iso8601" }],
    [
      ["2026-01-02T03:04:05.123456Z"],
      { type: "timestamp", format: "iso8601", resolution: "microseconds" },
    ],
    [["02/Jan/2026:03:04:05 +0000"], { type: "timestamp", format: "dd/MMM/yyyy:HH:mm:ss X" }],
    [["1/2/2026 3:04 PM"], { type: "timestamp", format: "d/M/yyyy h:mm a" }],
    [['{"a":1}', "[]"], { type: "json" }],
    [["a", "NULL", "-"], { type: "string", nullWords: ["NULL"] }],
    [["", ""], { type: "string" }],
    [[...Array(99).fill("1"), "two"], { type: "integer" }],
    [[...Array(9).fill("1"), "two"], { type: "string" }],
  ];
  for (const [texts, expected] of rows) {
    it(`of ${texts.slice(-3).join(" | ")} is ${JSON.stringify(expected)}`, () => {
      expect(inferType(texts)).to.deep.equal(expected);
    });
  }
});

describe("the proposed specification of a file", () => {
  const rows: readonly (readonly [what: string, text: string, expected: Partial<Specification>])[] =
    [
      [
        "CSV with a header",
        "id,name\n1,a\n2,b\n",
        { fields: { id: { type: "integer" }, name: { type: "string" } } },
      ],
      [
        "CSV without a header",
        "1;2026-01-02\n2;2026-01-03\n",
        {
          csv: { delimiter: ";", columns: ["column1", "column2"] },
          fields: { column1: { type: "integer" }, column2: { type: "date" } },
        },
      ],
      [
        "texts alone, with tabs and quotes that are plain text",
        'name\tnote\nPipe\t12" long\nBar\t5" long\n',
        {
          csv: { delimiter: "\t", quote: false },
          fields: { name: { type: "string" }, note: { type: "string" } },
        },
      ],
      [
        "lines before the header, comments and blanks",
        "Report of 2026\n\n# made by hand\nid, size\n1, 2.5\n2, 3\n3, 4\n",
        {
          csv: { comment: "#", skipLines: 3 },
          values: { trim: true },
          fields: { id: { type: "integer" }, size: { type: "number" } },
        },
      ],
      [
        "backslashes before quotes",
        'id,text\n1,"a \\"b\\", c"\n2,"d"\n',
        { csv: { escape: "\\" }, fields: { id: { type: "integer" }, text: { type: "string" } } },
      ],
      [
        "single quotes",
        "id,text\n1,'a, b'\n2,'it''s'\n",
        { csv: { quote: "'" }, fields: { id: { type: "integer" }, text: { type: "string" } } },
      ],
      [
        "names that are no good for tables",
        "Größe (cm),dt,größe cm,2026 Q1\n1,2,3,4\n",
        {
          fields: {
            Große_cm: { type: "integer", source: "Größe (cm)" },
            dt_2: { type: "integer", source: "dt" },
            große_cm_2: { type: "integer", source: "größe cm" },
            field_2026_Q1: { type: "integer", source: "2026 Q1" },
          },
        },
      ],
      [
        "a header that names a column twice",
        "id,a,a\n1,2,x\n",
        {
          csv: { skipLines: 1, columns: ["id", "a", "a_2"] },
          fields: { id: { type: "integer" }, a: { type: "integer" }, a_2: { type: "string" } },
        },
      ],
      [
        "lines of JSON",
        '{"id":9007199254740993,"at":1767225600,"user":{"name":"a"},"tags":[1]}\n{"id":1,"at":1767225601}\n',
        {
          fields: {
            id: { type: "int64" },
            at: { type: "integer" },
            user_name: { type: "string", source: ["user", "name"] },
            tags: { type: "json" },
          },
        },
      ],
      [
        "epochs, which their names tell",
        '{"created_at":1767225600,"ts":1767225600123}\n',
        {
          fields: {
            created_at: { type: "timestamp", format: "epochSeconds" },
            ts: { type: "timestamp", format: "epochMilliseconds" },
          },
        },
      ],
      [
        "an array",
        '[\n{"id":1},\n{"id":2}\n]',
        { json: { layout: "array" }, fields: { id: { type: "integer" } } },
      ],
      [
        "values one after the other",
        '{\n"id":1\n}\n{\n"id":2\n}\n',
        { json: { layout: "concatenated" }, fields: { id: { type: "integer" } } },
      ],
      [
        "arrays, one a line",
        '[1,"a"]\n[2,"b"]\n',
        {
          json: { columns: ["column1", "column2"] },
          fields: { column1: { type: "integer" }, column2: { type: "string" } },
        },
      ],
    ];
  for (const [what, text, expected] of rows) {
    it(`fits ${what}`, async () => {
      const { specification } = await proposed(text);
      const { version, maxRejectShare, ...rest } = specification;
      expect([version, maxRejectShare]).to.deep.equal([1, 0.1]);
      expect(rest).to.deep.equal(expected);
      expect(() => compile(specification, {})).not.to.throw();
    });
  }

  it("ignores an incomplete record at the end of the sample", async () => {
    const csv = await proposed("id,n\n1,a\n2,b\n3", "a.csv", true);
    const json = await proposed('[{"id":1},{"id":2},{"i', "a.json", true);

    expect([csv.records, json.records]).to.deep.equal([2, 2]);
  });

  it("is written as a module with a remark on each field", async () => {
    const kinds = Array.from({ length: 20 }, (_, index) => `${index},${index % 2 ? "a" : "b"}`);
    const proposal = await proposed(`id,kind\n${kinds.join("\n")}\n,\n`);

    expect(formatModule("my-orders", "orders (all) 2026-11.csv", proposal)).to.equal(
      `import type { Dataset } from "./dataset-types";

// Proposed by npm run describe from 21 records of orders (all) 2026-11.csv. It can't know which values are required, or
// what later files contain.
export const myOrders: Dataset = {
  name: "my-orders",
  // Keys begin with the host or the bucket of their source.
  keys: { pattern: ".*/orders \\\\(all\\\\)[^/]*" },
  version: 1,
  maxRejectShare: 0.1,
  fields: {
    // 5 % empty; 0 to 19
    id: { type: "integer" },
    // 5 % empty; one of "a", "b"
    kind: { type: "string" },
  },
};
`,
    );
  });

  const names = [
    ["/a/Orders 2026.csv.gz", "orders-2026"],
    ["2026.csv", "dataset"],
    ["ÄÖ.csv", "dataset"],
  ] as const;
  for (const [file, name] of names) {
    it(`has the name ${name} for ${file}`, () => expect(datasetNameFor(file)).to.equal(name));
  }
});
