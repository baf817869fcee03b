import { expect } from "chai";
import fc from "fast-check";
import type {
  Field,
  SourceField,
  Specification,
} from "../../../lambdas/datasets/specification-types";
import { testSeed } from "../../support/policies/seeded-sample";
import { contentOf, outcomeOf, problemOf, specificationOf } from "./specifications";

const int64: SourceField = { type: "int64" };
const decimal = (precision: number, scale: number): SourceField => ({
  type: "decimal",
  precision,
  scale,
});
const MAX = "9223372036854775807";
const MIN = "-9223372036854775808";

/** What is written of one value, as text of CSV and as it stands in JSON: both must say the same. */
async function writtenOf(field: Field, text: string): Promise<string> {
  const specification = specificationOf({ a: field }, { maxRejectShare: 1 });
  const json = await contentOf(specification, "raw/a.ndjson", [Buffer.from(`{"a":${text}}`)]);
  const csv = await contentOf(specification, "raw/a.csv", [Buffer.from(`a\n${text}\n`)]);
  const reasonOf = ({ written, rejects }: typeof json) =>
    written === "" ? (rejects[0] as { reason: string }).reason : written;
  expect(reasonOf(csv)).to.equal(reasonOf(json));
  return reasonOf(json);
}

describe("numbers without loss", () => {
  const both: readonly (readonly [SourceField, string, string])[] = [
    [int64, "0", "0"],
    [int64, "-12", "-12"],
    [int64, "9007199254740993", "9007199254740993"],
    [int64, "1234567890123456800", "1234567890123456800"],
    [int64, MAX, MAX],
    [int64, MIN, MIN],
    [decimal(5, 2), "0", "0.00"],
    [decimal(5, 2), "-0.0", "0.00"],
    [decimal(5, 2), "12.3", "12.30"],
    [decimal(5, 2), "-999.99", "-999.99"],
    [decimal(5, 2), "1.500", "1.50"],
    [decimal(5, 2), "1e2", "100.00"],
    [decimal(5, 2), "12.5E-1", "1.25"],
    [decimal(5, 0), "12345", "12345"],
    [decimal(3, 3), "0.125", "0.125"],
    [decimal(20, 17), "0.10000000000000001", "0.10000000000000001"],
    [
      decimal(38, 9),
      "12345678901234567890123456789.123456789",
      "12345678901234567890123456789.123456789",
    ],
  ];
  for (const [field, text, expected] of both) {
    it(`keeps ${text} as ${expected} by ${JSON.stringify(field)}`, async () => {
      expect(await writtenOf(field, text)).to.equal(`{"a":${expected}}\n`);
    });
  }

  const rejected: readonly (readonly [SourceField, string, string])[] = [
    [int64, "9223372036854775808", "a is not in the range of int64"],
    [int64, "-9223372036854775809", "a is not in the range of int64"],
    [int64, "1.5", "a is not of type int64"],
    [decimal(5, 2), "1.234", "a has more than 2 decimals"],
    [decimal(5, 2), "1000", "a has more than 3 digits before the decimals"],
    [decimal(5, 2), "1e3", "a has more than 3 digits before the decimals"],
    [decimal(5, 2), "1e-3", "a has more than 2 decimals"],
    [decimal(5, 2), "1e999", "a is not of type decimal"],
    [decimal(20, 16), "0.10000000000000001", "a has more than 16 decimals"],
    [
      { ...int64, filter: { min: "9007199254740994" } },
      "9007199254740993",
      "left out: a is below 9007199254740994",
    ],
    [{ ...decimal(5, 2), filter: { max: 9.99 } }, "10", "left out: a is above 9.99"],
    [{ ...decimal(5, 2), filter: { noneOf: ["1.5"] } }, "1.50", "left out: a is excluded"],
  ];
  for (const [field, text, reason] of rejected) {
    it(`rejects ${text} by ${JSON.stringify(field)}: ${reason}`, async () => {
      expect(await writtenOf(field, text)).to.equal(reason);
    });
  }

  it("says of texts that are no number that they are none", () => {
    for (const text of ["", ".", "+", "0x10", "1,5", "1e", "NaN", " 1"]) {
      expect(outcomeOf(int64, text), text).to.equal("a is not of type int64");
      expect(outcomeOf(decimal(5, 2), text), text).to.equal("a is not of type decimal");
    }
    expect(outcomeOf(int64, "1.0")).to.equal("a is not of type int64");
  });

  it("reads separators, defaults and null words as of other numbers", () => {
    const german: Partial<Specification> = {
      values: { decimalSeparator: ",", thousandsSeparator: ".", nullWords: ["-"] },
    };
    const texts: readonly (readonly [SourceField, unknown, string])[] = [
      [decimal(12, 2), "1.234.567,89", "1234567.89"],
      [int64, "9.007.199.254.740.993", "9007199254740993"],
      [{ ...decimal(12, 2), default: "0.5" }, "-", "0.50"],
    ];
    for (const [field, value, expected] of texts) {
      expect(JSON.stringify(outcomeOf(field, value, german))).to.equal(`{"a":${expected}}`);
    }
  });

  it("leaves other fields of such records as they are", async () => {
    const fields: Specification["fields"] = {
      id: int64,
      number: { type: "number" },
      integer: { type: "integer" },
      text: { derive: { kind: "concat", of: ["id", "integer"], separator: "-" } },
      secret: { type: "int64", source: "id", redact: {} },
      more: { type: "json" },
    };
    const line = `{"id":${MAX},"number":0.30000000000000004,"integer":1e3,"more":[1.00000000000000000]}\n`;
    const { written } = await contentOf(specificationOf(fields), "raw/a.ndjson", [
      Buffer.from(line),
    ]);
    expect(written).to.equal(
      `{"id":${MAX},"number":0.30000000000000004,"integer":1000,"text":"${MAX}-1000","secret":"b34a1c30a715f6bf8b7243afa7fab883ce3612b7231716bdcbbdc1982e1aed29","more":[1.00000000000000000]}\n`,
    );
  });

  it("agrees with BigInt on all integers and all decimals", async () => {
    const cases = fc.tuple(
      fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
      fc.nat(38),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([unscaled, scale]) => {
        const digits = String(unscaled)
          .replace("-", "")
          .padStart(scale + 1, "0");
        const point = digits.length - scale;
        const text = `${unscaled < 0n ? "-" : ""}${digits.slice(0, point)}${scale === 0 ? "" : `.${digits.slice(point)}`}`;
        expect(await writtenOf(decimal(38, scale), text)).to.equal(`{"a":${text}}\n`);
        const isInt64 = BigInt.asIntN(64, unscaled) === unscaled;
        const expected = isInt64 ? `{"a":${unscaled}}\n` : "a is not in the range of int64";
        expect(await writtenOf(int64, String(unscaled))).to.equal(expected);
      }),
      { seed: testSeed, numRuns: 60 },
    );
  });

  const wrong: readonly (readonly [object, string])[] = [
    [{ type: "decimal", scale: 2 }, ".precision must be a whole number from 1 to 38, not missing"],
    [
      { type: "decimal", precision: 39, scale: 2 },
      ".precision must be a whole number from 1 to 38, not 39",
    ],
    [
      { type: "decimal", precision: 3, scale: 4 },
      ".scale must be a whole number from 0 to the precision, 3, not 4",
    ],
    [{ ...decimal(3, 1), default: "12.34" }, '.default "12.34" is no decimal'],
    [{ ...int64, default: "9223372036854775808" }, '.default "9223372036854775808" is no int64'],
    [
      { ...int64, filter: { min: "x" } },
      '.filter compares lossless number with "x", which it never equals',
    ],
  ];
  for (const [field, problem] of wrong) {
    it(`refuses a field: ${problem}`, () => {
      expect(problemOf({ ...specificationOf({}), fields: { a: field } })).to.equal(
        `fields.a${problem}`,
      );
    });
  }

  it("refuses sums of them, which doubles would have to make", () => {
    const fields: Specification["fields"] = {
      a: decimal(5, 2),
      b: { derive: { kind: "sum", of: ["a"] } },
    };
    expect(problemOf(specificationOf(fields))).to.equal(
      'fields.b.derive.of names "a", of which no sum can be made: it is lossless number',
    );
  });
});
