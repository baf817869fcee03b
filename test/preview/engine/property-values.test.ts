import { expect } from "chai";
import {
  containsSecret,
  containsUnknown,
  outputDependencies,
  withOutputValues,
  withoutOutputValues,
  withoutSecrets,
  wrapSecret,
} from "../../../preview/engine/property-values";

const signature = "4dabf18193072939515e22adb298388d";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const output = { [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270" };

describe("withoutOutputValues", () => {
  for (const [title, value, plain] of [
    ["a known one", { ...output, value: { a: 1 } }, { a: 1 }],
    ["an unknown one", { ...output }, unknown],
    ["a secret one", { ...output, value: "s", secret: true }, { ...secret, value: "s" }],
    ["an unknown secret one", { ...output, secret: true }, { ...secret, value: unknown }],
    ["nested ones", [{ a: { ...output, value: { ...output, value: 2 } } }], [{ a: 2 }]],
    ["null", null, null],
  ] as const) {
    it(`unwraps ${title}`, () => {
      expect(withoutOutputValues(value)).to.deep.equal(plain);
    });
  }
});

describe("withOutputValues", () => {
  const reference = { [signature]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "u", id: unknown };
  for (const [title, value, upgraded] of [
    ["a secret", { ...secret, value: 1 }, { ...output, secret: true, value: 1 }],
    ["an unknown value", [unknown], [{ ...output }]],
    ["an unknown secret", { ...secret, value: unknown }, { ...output, secret: true }],
    [
      "a secret within",
      { a: [{ ...secret, value: "s" }] },
      { a: [{ ...output, secret: true, value: "s" }] },
    ],
    [
      "nothing else",
      { a: [1, "b", null, { ...output, value: 2 }, reference] },
      { a: [1, "b", null, { ...output, value: 2 }, reference] },
    ],
  ] as const) {
    it(`wraps ${title}`, () => {
      expect(withOutputValues(value)).to.deep.equal(upgraded);
    });
  }
});

describe("outputDependencies", () => {
  it("collects the dependencies of output values at any depth", () => {
    const value = {
      a: [{ ...output, dependencies: ["one"], value: { ...output, dependencies: ["two"] } }],
    };
    expect(outputDependencies(value)).to.deep.equal(["two", "one"]);
  });
});

describe("containsUnknown", () => {
  it("finds every kind of unknown value", () => {
    expect(containsUnknown({ a: [unknown] })).to.equal(true);
    expect(containsUnknown({ a: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7" })).to.equal(true);
    expect(containsUnknown(output)).to.equal(true);
    expect(containsUnknown({ a: ["known", null, 1] })).to.equal(false);
  });
});

describe("secrets", () => {
  it("are wrapped once, found and unwrapped", () => {
    const wrapped = wrapSecret("s");
    expect(wrapped).to.deep.equal({ ...secret, value: "s" });
    expect(wrapSecret(wrapped)).to.equal(wrapped);
    expect(containsSecret({ a: [wrapped] })).to.equal(true);
    expect(containsSecret({ a: ["s"] })).to.equal(false);
    expect(withoutSecrets({ a: [wrapSecret({ b: wrapped })] })).to.deep.equal({ a: [{ b: "s" }] });
  });
});
