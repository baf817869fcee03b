import { expect } from "chai";
import { wantsColor } from "../../../preview/render/color";

const cases: readonly (readonly [boolean, { isTTY?: boolean }, Record<string, string>])[] = [
  [true, { isTTY: true }, {}],
  [false, {}, {}],
  [false, { isTTY: true }, { TERM: "dumb" }],
  [false, { isTTY: true }, { NO_COLOR: "1" }],
  [false, { isTTY: true }, { NO_COLOR: "1", FORCE_COLOR: "1" }],
  [true, {}, { FORCE_COLOR: "1" }],
  [false, { isTTY: true }, { FORCE_COLOR: "0" }],
];

describe("colour", () => {
  for (const [wanted, stream, env] of cases) {
    it(`is ${wanted ? "" : "not "}used on ${JSON.stringify(stream)} with ${JSON.stringify(env)}`, () => {
      expect(wantsColor(stream, env)).to.equal(wanted);
    });
  }
});
