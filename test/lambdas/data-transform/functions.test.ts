import { expect } from "chai";
import { compile } from "../../../lambdas/data-transform/compile";
import { type RecordContext, reject } from "../../../lambdas/datasets/record-types";
import type { Specification, UntypedRecord } from "../../../lambdas/datasets/specification-types";
import { withFunctions } from "../../../lambdas/datasets/with-functions";
import { contentOf, problemOf } from "./specifications";

const DECLARED = {
  version: 1,
  maxRejectShare: 1,
  fields: {
    id: { type: "int64", required: true },
    price: { type: "decimal", precision: 6, scale: 2 },
    quantity: { type: "integer", default: 1 },
    at: { type: "timestamp" },
    more: { type: "json" },
    secret: { type: "string", redact: {} },
    line: { origin: "line" },
  },
} as const;
const RAW =
  '{"id":9007199254740993,"price":1.5,"at":"2026-01-02T03:04:05Z","more":{"a":1.00000000000000000001},"secret":"s"}';

/** What comes of lines of NDJSON: records, or else rejects. */
async function resultsOf(specification: Specification, text = RAW) {
  const { written, rejects } = await contentOf(specification, "raw/a.ndjson", [Buffer.from(text)]);
  return { written, rejects: rejects.map((each) => (each as { reason: string }).reason) };
}

/** The value that a function of one field gives, as it is written, or the reason why there is none. */
async function madeOf(
  type:
    | "string"
    | "integer"
    | "int64"
    | "number"
    | "decimal"
    | "boolean"
    | "timestamp"
    | "date"
    | "json",
  value: unknown,
  more = {},
) {
  const field = { type, make: () => value, precision: 6, scale: 2, ...more };
  const { precision: _, scale: __, ...plain } = field;
  const fields = { made: type === "decimal" ? field : plain };
  const { written, rejects } = await resultsOf({ version: 1, maxRejectShare: 1, fields }, "{}");
  return rejects[0] ?? written.trim();
}

describe("a field that a function makes", () => {
  const rows: readonly (readonly [Parameters<typeof madeOf>[0], unknown, string, object?])[] = [
    ["string", "a", '{"made":"a"}'],
    ["string", null, '{"made":null}'],
    ["string", undefined, '{"made":null}'],
    ["string", undefined, '{"made":"x"}', { default: "x" }],
    ["string", undefined, "made is missing", { required: true }],
    ["string", {}, "made is not of type string"],
    ["string", Promise.resolve("a"), "made is not of type string"],
    ["string", "\ud800", "made holds half of a character (a surrogate on its own)"],
    ["string", "long", "made is longer than 3 characters", { check: { maxLength: 3 } }],
    ["string", "a", "left out: made is not listed", { filter: { oneOf: ["b"] } }],
    ["integer", 1.5, "made is not of type integer"],
    ["int64", 9007199254740993n, '{"made":9007199254740993}'],
    ["int64", 2n ** 63n, "made is not in the range of int64"],
    ["number", Number.NaN, "made is not of type number"],
    ["decimal", "1.5", '{"made":1.50}'],
    ["decimal", 2, '{"made":2.00}'],
    ["decimal", 12n, '{"made":12.00}'],
    ["decimal", 0.1 + 0.2, "made has more than 2 decimals"],
    ["boolean", true, '{"made":true}'],
    ["timestamp", new Date(0), '{"made":"1970-01-01T00:00:00.000Z"}'],
    ["timestamp", new Date(Number.NaN), "made is not of type timestamp"],
    ["timestamp", "2026-01-02T03:04:05+01:00", '{"made":"2026-01-02T02:04:05.000Z"}'],
    ["date", "2026-02-30", "made is not of type date"],
    ["json", { a: [1] }, '{"made":{"a":[1]}}'],
    ["json", () => 1, "made is not of type json"],
    ["string", reject("too old"), "made: too old"],
  ];
  for (const [type, value, expected, more] of rows) {
    it(`of type ${type} makes of ${typeof value} ${String(value)}: ${expected}`, async () => {
      expect(await madeOf(type, value, more)).to.equal(expected);
    });
  }

  it("rejects the record where the function throws", async () => {
    const make = () => {
      throw new Error("no such thing");
    };
    const fields = { made: { type: "string", make } } as const;
    const { rejects } = await resultsOf({ version: 1, maxRejectShare: 1, fields });

    expect(rejects).to.deep.equal(["made: the function failed: no such thing"]);
  });

  it("sees the fields above it, and where the record comes from", async () => {
    const seen: unknown[] = [];
    const make = (record: UntypedRecord, context: RecordContext) => {
      seen.push(record, context);
      return "a";
    };
    await resultsOf({
      ...DECLARED,
      fields: { ...DECLARED.fields, made: { type: "string", make }, below: { type: "string" } },
    });

    expect(seen).to.deep.equal([
      {
        id: 9007199254740993n,
        price: "1.50",
        quantity: 1,
        at: "2026-01-02T03:04:05.000Z",
        more: { a: 1 },
        secret: "043a718774c572bd8a25adbeb1bfcd5c0256ae11cecf9f9c3f925d0e52beaf89",
        line: 1,
      },
      { key: "raw/a.ndjson", line: 1, element: null },
    ]);
  });
});

describe("the function of a record", () => {
  const with_ = (record: Parameters<typeof withFunctions>[1]["record"]) =>
    ({ ...DECLARED, record }) as Specification;
  const plain = () => resultsOf(DECLARED);

  it("changes nothing where it answers with what it was given", async () => {
    expect(await resultsOf(with_((record) => record))).to.deep.equal(await plain());
    expect(await resultsOf(with_((record) => ({ ...record })))).to.deep.equal(await plain());
  });

  it("changes values, in the types of their fields", async () => {
    const { written } = await resultsOf(
      withFunctions(DECLARED, {
        fields: { twice: { type: "int64", make: ({ id }) => id * 2n } },
        record: (record) => ({
          ...record,
          price: "3",
          more: { b: record.twice }.b === null ? {} : [1],
        }),
      }),
    );

    expect(JSON.parse(written)).to.deep.include({ price: 3, more: [1] });
    expect(written).to.include('"price":3.00').and.to.include('"twice":18014398509481986');
  });

  it("changes nothing by changing what it was given", async () => {
    const results = await resultsOf(
      with_((record) => {
        (record as Record<string, unknown>).quantity = 7;
        return { ...record, quantity: 1 };
      }),
    );
    expect(results).to.deep.equal(await plain());
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [reject("too old"), "record: too old"],
    [null, "record: the function gave no record"],
    ["a", "record: the function gave no record"],
    [{ other: 1 }, "record: the function gave other, which is no field"],
    [{ price: "1" }, "record: id is missing"],
    [{ id: "x" }, "record: id is not of its type"],
    [{ id: 1n, price: "1.234" }, "record: price has more than 2 decimals"],
    [{ id: 1n, line: "x" }, "record: line is not of its type"],
  ];
  for (const [answer, reason] of wrong) {
    it(`rejects the record: ${reason}`, async () => {
      const { rejects } = await resultsOf(
        with_((() => answer) as unknown as Parameters<typeof with_>[0]),
      );
      expect(rejects).to.deep.equal([reason]);
    });
  }
});

describe("a specification with functions", () => {
  const made: Specification = withFunctions(DECLARED, {
    fields: { name: { type: "string", make: () => "a" } },
  });

  it("has a hash of their code too", () => {
    const hashOf = (codeHash: string) => compile(made, {}, { codeHash }).hash;
    expect(hashOf("1")).to.equal(hashOf("1"));
    expect(hashOf("1")).not.to.equal(hashOf("2"));
  });

  it("can't be compiled without the hash of their code", () => {
    expect(() => compile(made, {})).to.throw(
      "no hash is known of the functions of the specification: run npm run build",
    );
  });

  const problems: readonly (readonly [object, string])[] = [
    [{ record: "x" }, 'record must be a function, not "x"'],
    [{ fields: { a: { type: "string", make: "x" } } }, 'fields.a.make must be a function, not "x"'],
    [
      { fields: { a: { type: "string", make: () => 1, source: "b" } } },
      "fields.a.source is not known: expected type, make, required, default, filter, redact, check",
    ],
  ];
  for (const [more, problem] of problems) {
    it(`is refused: ${problem}`, () => {
      expect(problemOf({ ...DECLARED, ...more })).to.equal(problem);
    });
  }
});
