import { expect } from "chai";
import { isFixedName, patternName } from "../../../preview/engine/pattern-name";

const urn = "urn:pulumi:dev::sample::aws:s3/bucket:Bucket::thing";

describe("patternName", () => {
  for (const [pattern, expected] of [
    [`a-\${name}-\${name}`, /^a-thing-thing$/],
    [`\${hex(70)}`, /^[0-9a-f]{70}$/],
    [`\${name}-\${alphanum(12)}`, /^thing-[a-z0-9]{12}$/],
    [`\${string(5)}_\${num(3)}`, /^[a-z]{5}_[0-9]{3}$/],
    [`\${uuid}`, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    [`\${other}-\${hex}`, /^\$\{other\}-\$\{hex\}$/],
  ] as const) {
    it(`fills in ${pattern}, reproducibly`, () => {
      expect(patternName(pattern, "thing", urn)).to.match(expected);
      expect(patternName(pattern, "thing", urn)).to.equal(patternName(pattern, "thing", urn));
    });
  }

  it("inserts a name unchanged", () => {
    expect(patternName(`\${name}`, "$&", urn)).to.equal("$&");
  });
});

describe("isFixedName", () => {
  for (const [rule, expected] of [
    [{ mode: "default" }, false],
    [{ mode: "disabled" }, true],
    [{ mode: "enforce", pattern: `\${name}` }, true],
    [{ mode: "propose", pattern: `\${name}-\${num(2)}` }, false],
    [{ mode: "propose", pattern: `\${uuid}` }, false],
  ] as const) {
    it(`is ${expected} for ${JSON.stringify(rule)}`, () => {
      expect(isFixedName(rule)).to.equal(expected);
    });
  }
});
