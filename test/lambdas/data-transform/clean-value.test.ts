import { expect } from "chai";
import { compile } from "../../../lambdas/data-transform/compile";
import type {
  Field,
  SourceField,
  ValueOptions,
} from "../../../lambdas/datasets/specification-types";
import { outcomeOf, problemOf, specificationOf } from "./specifications";

const text: SourceField = { type: "string" };
const integer: SourceField = { type: "integer" };
const number: SourceField = { type: "number" };
const boolean: SourceField = { type: "boolean" };
const yesNo = { true: ["yes", "1"], false: ["no", "0"] };
const comma: ValueOptions = { decimalSeparator: ",", thousandsSeparator: "." };

// Of a field that is nothing but a string. Results are stored under it: it changes with ENGINE_VERSION alone.
const HASH = "f0fa7b8823797f4974eb08a6731c1d68d38eb5d7d0dbc1a46652714760b8777b";

describe("how values are written", () => {
  const read: readonly (readonly [SourceField, unknown, unknown])[] = [
    [{ ...text, trim: true }, " a b\t", "a b"],
    [{ ...text, trim: true }, "\u00a0", null],
    [{ ...text, trim: true, default: "x" }, "  ", "x"],
    [{ ...integer, trim: true }, " 7 ", 7],
    [{ ...text, nullWords: ["NA", "-"] }, "NA", null],
    [{ ...text, nullWords: ["NA", "-"] }, "na", "na"],
    [{ ...text, nullWords: [""] }, "", null],
    [{ ...text, nullWords: ["NA"], default: "none" }, "NA", "none"],
    [{ ...text, nullWords: ["NA"], trim: true }, " NA ", null],
    [{ ...text, nullWords: ["NA"] }, " NA ", " NA "],
    [{ ...number, nullWords: ["-999"] }, "-999", null],
    [{ ...number, nullWords: ["-999"] }, -999, null],
    [{ ...number, nullWords: ["-999"] }, -998, -998],
    [{ type: "date", nullWords: ["0000-00-00"] }, "0000-00-00", null],
    [{ type: "json", nullWords: ["NA"] }, "NA", null],
    [{ ...boolean, booleanWords: yesNo }, "YES", true],
    [{ ...boolean, booleanWords: yesNo }, "no", false],
    [{ ...boolean, booleanWords: yesNo }, 1, true],
    [{ ...boolean, booleanWords: yesNo }, 0, false],
    [{ ...boolean, booleanWords: yesNo }, "True", true],
    [{ ...boolean, booleanWords: yesNo }, false, false],
    [{ ...number, ...comma }, "1.234.567,89", 1234567.89],
    [{ ...number, ...comma }, "-1234,5", -1234.5],
    [{ ...number, ...comma }, ",5", 0.5],
    [{ ...number, ...comma }, "1,5e3", 1500],
    [{ ...number, ...comma }, 1.5, 1.5],
    [{ ...number, decimalSeparator: "," }, "0,1", 0.1],
    [{ ...number, thousandsSeparator: "'" }, "12'345.6", 12345.6],
    [{ ...integer, thousandsSeparator: "," }, "1,234", 1234],
    [{ ...integer, thousandsSeparator: " " }, "999", 999],
  ];
  for (const [field, value, expected] of read) {
    it(`reads ${JSON.stringify(value)} as ${JSON.stringify(expected)} by ${JSON.stringify(field)}`, () => {
      expect(outcomeOf(field, value)).to.deep.equal({ a: expected });
    });
  }

  const rejected: readonly (readonly [SourceField, unknown, string])[] = [
    [{ ...text, nullWords: ["NA"], required: true }, "NA", "a is missing"],
    [{ ...text, trim: true, required: true }, " ", "a is missing"],
    [{ ...boolean, booleanWords: yesNo }, "y", "a is not of type boolean"],
    [{ ...boolean, booleanWords: yesNo }, 2, "a is not of type boolean"],
    [{ ...boolean, nullWords: ["NA"] }, "na", "a is not of type boolean"],
    [{ ...number, ...comma }, "1.5", "a is not of type number"],
    [{ ...number, ...comma }, "1.2345", "a is not of type number"],
    [{ ...number, ...comma }, "1234.567", "a is not of type number"],
    [{ ...number, ...comma }, "1,234.5", "a is not of type number"],
    [{ ...number, ...comma }, "", "a is not of type number"],
    [{ ...number, ...comma }, ",", "a is not of type number"],
    [{ ...number, decimalSeparator: "," }, "1.5", "a is not of type number"],
    [{ ...number, thousandsSeparator: "," }, "1,5", "a is not of type number"],
    [
      { ...number, ...comma },
      "12345678901234567,8",
      "a has more digits, or is larger, than a number holds",
    ],
    [{ ...integer, decimalSeparator: "," }, "1,0", "a is not of type integer"],
  ];
  for (const [field, value, reason] of rejected) {
    it(`rejects ${JSON.stringify(value)} by ${JSON.stringify(field)}: ${reason}`, () => {
      expect(outcomeOf(field, value)).to.equal(reason);
    });
  }

  const values: ValueOptions = { trim: true, nullWords: ["NA"], booleanWords: yesNo, ...comma };
  const forAll: readonly (readonly [Field, unknown, unknown])[] = [
    [text, " 1.234,5 ", "1.234,5"],
    [text, "yes", "yes"],
    [number, " 1.234,5 ", 1234.5],
    [boolean, "Yes ", true],
    [integer, "NA", null],
    [{ ...text, nullWords: ["?"] }, "NA", "NA"],
    [{ ...text, trim: false }, " ", " "],
    [{ ...number, decimalSeparator: ".", thousandsSeparator: "," }, "1,234.5", 1234.5],
  ];
  for (const [field, value, expected] of forAll) {
    it(`reads ${JSON.stringify(value)} as ${JSON.stringify(expected)} by ${JSON.stringify(field)} and what is given for all`, () => {
      expect(outcomeOf(field, value, { values })).to.deep.equal({ a: expected });
    });
  }

  const wrong: readonly (readonly [object, object | undefined, string])[] = [
    [
      { ...text, nullWords: "NA" },
      undefined,
      'fields.a.nullWords must be a list of words, not "NA"',
    ],
    [{ ...text, trim: "both" }, undefined, 'fields.a.trim must be true or false, not "both"'],
    [
      { ...boolean, booleanWords: { true: ["yes"] } },
      undefined,
      'fields.a.booleanWords must have a list of words as true and one as false, not {"true":["yes"]}',
    ],
    [
      { ...boolean, booleanWords: { true: ["t"], false: ["T"] } },
      undefined,
      'fields.a.booleanWords has "t" as true and as false',
    ],
    [
      { ...boolean, booleanWords: { true: [], false: ["TRUE"] } },
      undefined,
      'fields.a.booleanWords has "true" as true and as false',
    ],
    [
      { ...number, decimalSeparator: ";" },
      undefined,
      'fields.a.decimalSeparator must be one of ".", ",", not ";"',
    ],
    [
      { ...number, thousandsSeparator: "." },
      undefined,
      'fields.a.thousandsSeparator is ".", as the decimal separator is',
    ],
    [
      { ...number, decimalSeparator: "," },
      { thousandsSeparator: "," },
      'fields.a.thousandsSeparator is ",", as the decimal separator is',
    ],
    [
      { ...text, decimalSeparator: "," },
      undefined,
      "fields.a.decimalSeparator is not known: expected type, source, optional, required, default, filter, redact, check, trim, nullWords",
    ],
    [
      text,
      { nullWord: ["NA"] },
      "values.nullWord is not known: expected trim, nullWords, booleanWords, decimalSeparator, thousandsSeparator",
    ],
    [text, { nullWords: [0] }, "values.nullWords must be a list of words, not [0]"],
  ];
  for (const [field, all, problem] of wrong) {
    it(`is refused: ${problem}`, () => {
      const more = all === undefined ? {} : { values: all };
      expect(problemOf({ ...specificationOf({}), fields: { a: field }, ...more })).to.equal(
        problem,
      );
    });
  }

  it("changes the hash of the specification where given, and not where it isn't", () => {
    const hashOf = (field: Field, more = {}) =>
      compile(specificationOf({ a: field }, more), {}).hash;
    expect(hashOf(text)).to.equal(HASH);
    expect(hashOf({ ...text, trim: true })).not.to.equal(HASH);
    expect(hashOf(text, { values: { trim: true } })).not.to.equal(HASH);
  });
});
