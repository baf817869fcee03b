import { createHmac } from "node:crypto";
import { expect } from "chai";
import { compile } from "../../../lambdas/data-transform/compile";
import { specification } from "../../../lambdas/datasets/specification";
import type { Field, Specification } from "../../../lambdas/datasets/specification-types";

const spec = (fields: Readonly<Record<string, Field>>, more: Partial<Specification> = {}) => ({
  version: 1,
  maxRejectShare: 0,
  fields,
  ...more,
});
const TOO_MANY_DIGITS = "a has more digits, or is larger, than a number holds";
const HALF_CHARACTER = "a holds half of a character (a surrogate on its own)";
const OTHER_YEARS = "a is not in the years 0000 to 9999 of UTC";

const run = (
  fields: Readonly<Record<string, Field>>,
  raw: Readonly<Record<string, unknown>>,
  env = {},
) =>
  compile(spec(fields), env).forRecords<typeof raw>(
    ([name = ""]) =>
      (record) =>
        record[name],
    "raw/a.csv",
  )(raw, 1);

describe("compile", () => {
  const values: readonly (readonly [Field, unknown, unknown])[] = [
    [{ type: "string" }, "a", "a"],
    [{ type: "string" }, "", ""],
    [{ type: "string" }, 12, "12"],
    [{ type: "string" }, true, "true"],
    [{ type: "string" }, null, null],
    [{ type: "string" }, undefined, null],
    [{ type: "string", default: "x" }, undefined, "x"],
    [{ type: "integer" }, 9007199254740991, 9007199254740991],
    [{ type: "integer" }, "-12", -12],
    [{ type: "number" }, "1e3", 1000],
    [{ type: "number" }, ".5", 0.5],
    [{ type: "boolean" }, "TRUE", true],
    [{ type: "boolean" }, false, false],
    [{ type: "timestamp" }, "2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05.000Z"],
    [{ type: "timestamp" }, "2026-01-02 03:04", "2026-01-02T03:04:00.000Z"],
    [{ type: "timestamp" }, "2026-12-31T23:59:59Z", "2026-12-31T23:59:59.000Z"],
    [{ type: "timestamp" }, "2026-12-31T23:59:59.123Z", "2026-12-31T23:59:59.123Z"],
    [{ type: "timestamp" }, "2026-12-31T23:59:59.123000Z", "2026-12-31T23:59:59.123Z"],
    [{ type: "timestamp" }, "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
    [{ type: "number" }, "0.30000000000000004", 0.30000000000000004],
    [{ type: "number" }, "0.10000000000000001", 0.1],
    [{ type: "number" }, "1234567890123456768", 1234567890123456800],
    [{ type: "number" }, "5e-324", 5e-324],
    [{ type: "number" }, "000.000", 0],
    [{ type: "timestamp" }, "2026-12-31T24:00:00Z", "2027-01-01T00:00:00.000Z"],
    [{ type: "date" }, "2024-02-29", "2024-02-29"],
    [{ type: "date" }, "2026-12-31", "2026-12-31"],
    [{ type: "json" }, [1, { a: null }], [1, { a: null }]],
  ];
  for (const [field, value, expected] of values) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(value)} as ${JSON.stringify(field)}`, () => {
      expect(run({ a: field }, { a: value })).to.deep.equal({ a: expected });
    });
  }

  const rejected: readonly (readonly [Field, unknown, string])[] = [
    [{ type: "string" }, 2 ** 53, "a is not of type string"],
    [{ type: "string" }, 1.5, "a is not of type string"],
    [{ type: "string" }, {}, "a is not of type string"],
    [{ type: "integer" }, 1.5, "a is not of type integer"],
    [{ type: "string" }, "half \ud800", HALF_CHARACTER],
    [{ type: "integer" }, "9007199254740993", TOO_MANY_DIGITS],
    [{ type: "integer" }, 2 ** 53, TOO_MANY_DIGITS],
    [{ type: "integer" }, "", "a is not of type integer"],
    [{ type: "number" }, "0x10", "a is not of type number"],
    [{ type: "number" }, "1e999", TOO_MANY_DIGITS],
    [{ type: "number" }, "1e-400", TOO_MANY_DIGITS],
    [{ type: "number" }, "1234567890123456789", TOO_MANY_DIGITS],
    [{ type: "number" }, "0.12345678901234567891", TOO_MANY_DIGITS],
    [{ type: "number" }, "9007199254740993", TOO_MANY_DIGITS],
    [{ type: "boolean" }, 1, "a is not of type boolean"],
    [{ type: "timestamp" }, "2026-02-30T00:00:00Z", "a is not of type timestamp"],
    [{ type: "timestamp" }, "2026-01-01T25:00:00Z", "a is not of type timestamp"],
    [{ type: "timestamp" }, 1767225600, "a is not of type timestamp"],
    [{ type: "timestamp" }, "2026-12-31T23:59:59.123456Z", "a is more precise than milliseconds"],
    [{ type: "timestamp" }, "9999-12-31T23:59:59-01:00", OTHER_YEARS],
    [{ type: "timestamp" }, "0000-01-01T00:00:00+01:00", OTHER_YEARS],
    [
      { derive: { kind: "product", of: ["huge", "huge"] } },
      undefined,
      "a is larger than a number holds",
    ],
    [{ type: "timestamp" }, "2026-13-01T00:00:00Z", "a is not of type timestamp"],
    [{ type: "date" }, "2026-02-29", "a is not of type date"],
    [{ type: "date" }, "2026-04-31", "a is not of type date"],
    [{ type: "date" }, "2026-00-10", "a is not of type date"],
    [{ type: "string", required: true }, undefined, "a is missing"],
    [{ type: "string", required: true }, null, "a is missing"],
    [{ type: "integer", filter: { min: 1 } }, 0, "left out: a is below 1"],
    [{ type: "integer", filter: { max: 1 } }, 2, "left out: a is above 1"],
    [
      { type: "date", filter: { min: "2026-01-01" } },
      "2025-12-31",
      "left out: a is below 2026-01-01",
    ],
    [{ type: "string", filter: { oneOf: ["b"] } }, "a", "left out: a is not listed"],
    [{ type: "string", filter: { noneOf: ["a"] } }, "a", "left out: a is excluded"],
    [{ type: "string", filter: { noneOf: ["a"] } }, undefined, "left out: a has no value"],
  ];
  for (const [field, value, reason] of rejected) {
    it(`rejects ${JSON.stringify(value)} as ${JSON.stringify(field)}: ${reason}`, () => {
      const fields = { huge: { type: "number", default: 1e300 } as const, a: field };
      expect(run(fields, { a: value })).to.equal(reason);
    });
  }

  const derived: readonly (readonly [Field, unknown])[] = [
    [{ derive: { kind: "date", of: "at" } }, "2026-01-02"],
    [{ derive: { kind: "lowerCase", of: "text" } }, "äb"],
    [{ derive: { kind: "concat", of: ["text", "two"], separator: "-" } }, "ÄB-2"],
    [{ derive: { kind: "product", of: ["two", "two", "half"] } }, 2],
    [{ derive: { kind: "sum", of: ["two", "half"] } }, 2.5],
    [{ derive: { kind: "sum", of: ["two", "none"] } }, null],
    [{ derive: { kind: "concat", of: ["text", "none"], separator: "-" } }, null],
    [{ derive: { kind: "lowerCase", of: "empty" } }, null],
  ];
  for (const [field, expected] of derived) {
    it(`derives ${JSON.stringify(expected)} by ${JSON.stringify(field)}`, () => {
      const fields: Readonly<Record<string, Field>> = {
        at: { type: "timestamp" },
        text: { type: "string" },
        two: { type: "integer" },
        half: { type: "number" },
        none: { type: "number" },
        empty: { type: "string" },
        made: field,
      };
      const raw = { at: "2026-01-02T23:00:00Z", text: "ÄB", two: 2, half: 0.5 };
      expect(run(fields, raw)).to.have.property("made", expected);
    });
  }

  it("redacts by SHA-256, by HMAC with a salt, and never derives from what it hides", () => {
    const env = { SALT: "s" };
    const plain = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    const salted = createHmac("sha256", "s").update("a").digest("hex");
    const fields: Readonly<Record<string, Field>> = {
      plain: { type: "string", source: "value", redact: {} },
      salted: { type: "string", source: "value", redact: { saltVariable: "SALT" } },
      copy: { derive: { kind: "lowerCase", of: "plain" } },
      none: { type: "string", redact: {} },
    };
    expect(run(fields, { value: "a" }, env)).to.deep.equal({
      plain,
      salted,
      copy: plain,
      none: null,
    });
  });

  it("has a hash that follows from specification and salt alone", () => {
    const salted = spec({ a: { type: "string", redact: { saltVariable: "SALT" } } });
    const hashOf = (salt: string) => compile(salted, { SALT: salt }).hash;
    expect(hashOf("s"))
      .to.equal(hashOf("s"))
      .and.to.match(/^[0-9a-f]{64}$/);
    expect(hashOf("s")).not.to.equal(hashOf("t"));
    expect(compile(spec({ a: { type: "string" } })).hash).not.to.equal(
      compile(spec({ a: { type: "string" } }, { version: 2 })).hash,
    );
    expect(compile(spec({ a: { type: "string" } }, { compression: "zstd" })).hash).not.to.equal(
      compile(spec({ a: { type: "string" } })).hash,
    );
  });

  it("accepts the specification of the pipeline, and a sample of it", () => {
    const transform = compile(specification);
    const transformRecord = transform.forRecords<Record<string, unknown>>(
      ([name = ""]) =>
        (record) =>
          record[name],
      "raw/a.ndjson",
    );
    expect(transformRecord(JSON.parse(transform.sample), 1)).to.be.an("object");
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [spec({}), "fields must hold at least one field"],
    [
      spec({ a: { type: "string" } }, { version: 0 }),
      "version must be a whole number from 1, not 0",
    ],
    [
      spec({ a: { type: "string" } }, { maxRejectShare: 2 }),
      "maxRejectShare must be between 0 and 1, not 2",
    ],
    [
      spec({ a: { type: "string" } }, { compression: "brotli" as "zstd" }),
      'compression must be gzip or zstd, not "brotli"',
    ],
    [
      {
        version: 1,
        maxRejectShare: 0,
        fields: { a: { type: "text" }, b: { type: "date", default: "x" } },
      },
      'fields.a.type must be one of string, integer, int64, number, decimal, boolean, timestamp, date, json, not "text"; fields.b.default "x" is no date',
    ],
    [
      { version: 1, maxRejectShare: 0, fields: { a: { type: "string", requird: true } } },
      "fields.a.requird is not known: expected type, source, optional, required, default, filter, redact, check, trim, nullWords",
    ],
    [
      spec({ a: { derive: { kind: "lowerCase", of: "b" } }, b: { type: "string" } }),
      'fields.a.derive.of names "b", which is no field above it',
    ],
    [
      spec({ a: { type: "string" }, b: { derive: { kind: "date", of: "a" } } }),
      'fields.b.derive.of names "a", of which no date can be made: it is text',
    ],
    [
      spec({ a: { type: "string" }, b: { derive: { kind: "sum", of: ["a"] } } }),
      'fields.b.derive.of names "a", of which no sum can be made: it is text',
    ],
    [
      spec({ a: { type: "timestamp", redact: {} }, b: { derive: { kind: "date", of: "a" } } }),
      'fields.b.derive.of names "a", of which no date can be made: it is text',
    ],
    [
      spec({ a: { type: "integer", filter: { min: "0" } } }),
      'fields.a.filter compares number with "0", which it never equals',
    ],
    [
      spec({ a: { type: "date", filter: { oneOf: [1] } } }),
      "fields.a.filter compares time with 1, which it never equals",
    ],
    [
      spec({ a: { type: "json", filter: { noneOf: ["x"] } } }),
      'fields.a.filter compares json with "x", which it never equals',
    ],
    [
      spec({ id: { type: "string" }, ID: { type: "string" } }),
      "fields.ID differs from id in upper and lower case alone",
    ],
    [
      spec({ a: { type: "string", required: true, optional: true } }),
      "fields.a.required makes no sense beside .optional",
    ],
    [spec({ a: { type: "number", default: "1e999" } }), 'fields.a.default "1e999" is no number'],
    [
      spec({ a: { type: "string", required: true, default: "b" } }),
      "fields.a.required makes no sense beside .default",
    ],
    [
      spec({ a: { type: "string", source: ["b", "__proto__"] } }),
      'fields.a.source must be a name or a list of names and places (of no property that every object has), not ["b","__proto__"]',
    ],
    [
      { version: 1, maxRejectShare: 0, fields: { constructor: { type: "string", source: "a" } } },
      "fields.constructor has the name of a property that every object has",
    ],
    ...["dt", "DT"].map((name): [unknown, string] => [
      spec({ [name]: { type: "date" } }),
      `fields.${name} has the name of the column that readers of the partitions dt=YYYY-MM-DD/ add`,
    ]),
    [
      spec({ a: { type: "string", redact: { saltVariable: "SALT" } } }),
      "fields.a.redact.saltVariable names SALT, which is not set in the function's environment",
    ],
  ];
  for (const [specification, problem] of wrong) {
    it(`refuses a specification: ${problem}`, () => {
      expect(() => compile(specification as Specification, {}))
        .to.throw(Error)
        .with.property("message", `the transform specification is wrong: ${problem}`);
    });
  }
});
