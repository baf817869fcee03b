import { expect } from "chai";
import type { Properties } from "../../../preview/model";
import { toAnalyzerProperties } from "../../../preview/packs/properties";
import { secret, unknown } from "./pack-fixtures";

const signature = "4dabf18193072939515e22adb298388d";
const output = { [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
const reference = { [signature]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x" };
const asset = { [signature]: "c44067f5952c0a294b673a41bacd8c17", path: "a.txt", hash: "" };

const cases: readonly (readonly [title: string, given: Properties, sent: Properties])[] = [
  ["plain values as they are", { a: 1, b: [null, { c: true }] }, { a: 1, b: [null, { c: true }] }],
  ["unknown values as they are", { a: unknown }, { a: unknown }],
  ["secrets wrapped", { a: secret("x") }, { a: secret("x") }],
  ["assets as they are", { a: asset }, { a: asset }],
  ["output values as their value", { a: { ...output, value: [1] } }, { a: [1] }],
  ["output values without one as unknown", { a: [output] }, { a: [unknown] }],
  [
    "secret output values wrapped",
    { a: { ...output, value: "x", secret: true } },
    { a: secret("x") },
  ],
  ["references as the id", { a: { ...reference, id: "i-1" } }, { a: "i-1" }],
  ["references with an unknown id as unknown", { a: { ...reference, id: "" } }, { a: unknown }],
  ["references to components as the URN", { a: { b: reference } }, { a: { b: "urn:x" } }],
  ["internal keys at the top never", { __defaults: [], a: { __inner: 1 } }, { a: { __inner: 1 } }],
];

describe("the properties that are sent to a policy", () => {
  for (const [title, given, sent] of cases) {
    it(`hold ${title}`, () => {
      expect(toAnalyzerProperties(given, { keepInternalKeys: false })).to.deep.equal(sent);
    });
  }

  it("include internal keys for remediation", () => {
    const given = { __defaults: ["a"], a: 1 };

    expect(toAnalyzerProperties(given, { keepInternalKeys: true })).to.deep.equal(given);
  });
});
