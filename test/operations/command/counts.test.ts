import { expect } from "chai";
import { countOf } from "../../../operations/command/counts";

describe("a count", () => {
  it("agrees with its noun", () => {
    expect([0, 1, 2].map((count) => countOf(count, "version"))).to.deep.equal([
      "0 versions",
      "1 version",
      "2 versions",
    ]);
  });
});
