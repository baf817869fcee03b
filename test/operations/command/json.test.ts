import { expect } from "chai";
import { fieldsOf, formatJson, parseJson } from "../../../operations/command/json";

describe("JSON of unknown content", () => {
  it("is undefined if it is invalid", () => {
    expect(["{", "", "null", "[1]"].map(parseJson)).to.deep.equal([
      undefined,
      undefined,
      null,
      [1],
    ]);
  });

  it("has fields if it is an object", () => {
    expect([{ a: 1 }, [1], null, "a", undefined].map(fieldsOf)).to.deep.equal([
      { a: 1 },
      {},
      {},
      {},
      {},
    ]);
  });

  it("is printed with a final newline", () => {
    expect(formatJson({ a: [1] })).to.equal('{\n  "a": [\n    1\n  ]\n}\n');
  });
});
