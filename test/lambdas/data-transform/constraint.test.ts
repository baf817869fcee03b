import { expect } from "chai";
import type { Constraint, SourceField } from "../../../lambdas/datasets/specification-types";
import { contentOf, outcomeOf, problemOf, specificationOf } from "./specifications";

const text = (check: Constraint): SourceField => ({ type: "string", check });
const integer = (check: Constraint): SourceField => ({ type: "integer", check });

describe("a constraint", () => {
  const right: readonly (readonly [SourceField, unknown])[] = [
    [text({ oneOf: ["new", "paid"] }), "paid"],
    [text({ oneOf: ["new"] }), null],
    [text({ pattern: "[A-Z]{2}\\d+" }), "AB12"],
    [text({ pattern: "a|b" }), "b"],
    [text({ maxLength: 3 }), "a😀b"],
    [integer({ min: 1, max: 5 }), 5],
    [{ type: "date", check: { min: "2026-01-01" } }, "2026-01-01"],
    [{ type: "boolean", check: { oneOf: [true] } }, true],
  ];
  for (const [field, value] of right) {
    it(`${JSON.stringify(field.check)} leaves ${JSON.stringify(value)} as it is`, () => {
      expect(outcomeOf(field, value)).to.deep.equal({ a: value });
    });
  }

  const rejected: readonly (readonly [SourceField, unknown, string])[] = [
    [text({ oneOf: ["new", "paid"] }), "Paid", "a is none of the allowed values"],
    [text({ pattern: "[A-Z]{2}\\d+" }), "xAB12", "a does not match [A-Z]{2}\\d+"],
    [text({ pattern: "a|b" }), "ab", "a does not match a|b"],
    [text({ pattern: "." }), "\n", "a does not match ."],
    [text({ maxLength: 2 }), "a😀b", "a is longer than 2 characters"],
    [integer({ min: 1 }), 0, "a is less than 1"],
    [integer({ max: 5 }), "6", "a is more than 5"],
    [
      { type: "int64", check: { max: "9007199254740993" } },
      "9007199254740994",
      "a is more than 9007199254740993",
    ],
    [
      { type: "decimal", precision: 5, scale: 2, check: { oneOf: [1.5] } },
      "1.51",
      "a is none of the allowed values",
    ],
    [
      { type: "timestamp", resolution: "microseconds", check: { min: "2026-01-01T00:00:00.001Z" } },
      "2026-01-01T00:00:00.000999Z",
      "a is less than 2026-01-01T00:00:00.001Z",
    ],
    [{ ...text({ oneOf: ["a"] }), redact: {} }, "b", "a is none of the allowed values"],
    [
      { ...text({ oneOf: ["a"] }), filter: { oneOf: ["b"] } },
      "c",
      "a is none of the allowed values",
    ],
  ];
  for (const [field, value, reason] of rejected) {
    it(`${JSON.stringify(field.check)} rejects ${JSON.stringify(value)}: ${reason}`, () => {
      expect(outcomeOf(field, value)).to.equal(reason);
    });
  }

  it("takes a time at its very limit, however many decimals it has", () => {
    const at = "2026-01-01T00:00:00.001000Z";
    const field: SourceField = {
      type: "timestamp",
      resolution: "microseconds",
      check: { min: "2026-01-01T00:00:00.001Z", max: "2026-01-01T00:00:00.001Z" },
    };
    expect(outcomeOf(field, at)).to.deep.equal({ a: at });
  });

  it("counts what fails it as wrong, and not as left out", async () => {
    const specification = specificationOf({ a: integer({ min: 1 }) }, { maxRejectShare: 1 });
    const { rejects } = await contentOf(specification, "raw/a.ndjson", [Buffer.from('{"a":0}')]);
    expect(rejects).to.deep.equal([{ line: 1, reason: "a is less than 1", text: '{"a":0}' }]);
  });

  const wrong: readonly (readonly [object, string])[] = [
    [
      { ...text({}), check: { enum: ["a"] } },
      ".check.enum is not known: expected oneOf, pattern, min, max, maxLength",
    ],
    [text({ pattern: "(" }), '.check.pattern must be a regular expression as text, not "("'],
    [text({ maxLength: -1 }), ".check.maxLength must be a whole number from 0, not -1"],
    [integer({ pattern: "\\d" }), ".check has a pattern or a length of values that are no texts"],
    [integer({ oneOf: ["1"] }), '.check compares number with "1", which it never equals'],
    [{ ...text({}), check: { oneOf: "a" } }, ".check.oneOf must be a list"],
    [{ ...text({ oneOf: ["a"] }), default: "b" }, ".default is none of the allowed values"],
  ];
  for (const [field, problem] of wrong) {
    it(`is refused: ${problem}`, () => {
      expect(problemOf({ ...specificationOf({}), fields: { a: field } })).to.equal(
        `fields.a${problem}`,
      );
    });
  }
});
