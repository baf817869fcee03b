import { expect } from "chai";
import {
  canonicalJson,
  canonicalValue,
  isEmpty,
  isSet,
  parseJson,
} from "../../../policy-pack/values/canonical-values";

describe("a canonical value", () => {
  for (const [value, isOrdered, expected] of [
    ["512", false, "512"],
    [512, false, "512"],
    [" ALARM(a) ", false, "ALARM(a)"],
    ["", false, undefined],
    [null, false, undefined],
    [["b", "a"], false, ["a", "b"]],
    [["b", "a"], true, ["b", "a"]],
    [["b", "", null], true, ["b"]],
    [[], false, undefined],
    [{ b: 1, a: [null], c: false, d: 0 }, false, { b: "1" }],
    [{ b: { c: "" } }, false, undefined],
    [[{ b: 2 }, { a: 1 }], false, [{ a: "1" }, { b: "2" }]],
  ] as const) {
    it(`of ${JSON.stringify(value)} is ${JSON.stringify(expected)}, ${isOrdered ? "" : "not "}in order`, () => {
      expect(canonicalValue(value, { isOrdered })).to.deep.equal(expected);
    });
  }
});

describe("a canonical JSON document", () => {
  for (const [value, isOrdered, expected] of [
    [{ b: 1, a: ["y", "x"] }, false, { a: ["x", "y"], b: "1" }],
    [{ b: 1, a: ["y", "x"] }, true, { a: ["y", "x"], b: "1" }],
    [
      { a: [], b: {}, c: "", d: false, e: null },
      false,
      { a: [], b: {}, c: "", d: "false", e: "null" },
    ],
  ] as const) {
    it(`of ${JSON.stringify(value)} keeps what is empty, ${isOrdered ? "" : "not "}in order`, () => {
      const found = canonicalJson(value, { isOrdered });
      expect(JSON.stringify(found)).to.equal(JSON.stringify(expected));
    });
  }
});

describe("nothing", () => {
  it("is what is not set", () => {
    expect([undefined, null, "", 0, false, []].map(isSet)).to.deep.equal([
      ...[false, false, false],
      ...[true, true, true],
    ]);
  });

  it("is what the provider writes in its place", () => {
    expect([undefined, "", 0, false, [], {}, [{}], "0", [0]].map(isEmpty)).to.deep.equal([
      ...[true, true, true, true, true, true, true],
      ...[false, false],
    ]);
  });

  it("is a text that is no JSON; what is no text is itself", () => {
    expect(["{", '{"a":1}', 5, undefined].map(parseJson)).to.deep.equal([
      undefined,
      { a: 1 },
      5,
      undefined,
    ]);
  });
});
