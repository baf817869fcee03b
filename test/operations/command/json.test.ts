import { expect } from "chai";
import { fieldsOf, formatJson, parseJson } from "../../../operations/command/json";

describe("JSON that may be anything", () => {
  it("is undefined where it is none", () => {
    expect(["{", "", "null", "[1]"].map(parseJson)).to.deep.equal([
      undefined,
      undefined,
      null,
      [1],
    ]);
  });

  it("has fields where it is an object", () => {
    expect([{ a: 1 }, [1], null, "a", undefined].map(fieldsOf)).to.deep.equal([
      { a: 1 },
      {},
      {},
      {},
      {},
    ]);
  });

  it("is printed with its line's end", () => {
    expect(formatJson({ a: [1] })).to.equal('{\n  "a": [\n    1\n  ]\n}\n');
  });
});
