import { readFileSync } from "node:fs";
import { expect } from "chai";
import manifest from "../../../preview/package.json";

const read = (file: string) => readFileSync(file, "utf8");

describe("the package of the preview", () => {
  it("needs no other package, and runs no script when installed", () => {
    expect(manifest).not.to.have.any.keys("dependencies", "peerDependencies", "scripts");
  });

  it("has this repository's license", () => {
    expect(read("preview/LICENSE")).to.equal(read("LICENSE"));
  });

  for (const { node, isOld } of [
    { node: "20.20.2", isOld: true },
    { node: "22.11.9", isOld: true },
    { node: "22.12.0", isOld: false },
    { node: "24.0.0", isOld: false },
  ]) {
    it(`${isOld ? "refuses" : "runs on"} Node.js ${node}`, () => {
      const { describeOldNode } = require("../../../preview/node-version.cjs");
      expect(describeOldNode(node)).to.equal(
        isOld ? `the preview needs Node.js 22.12 or later, and this is ${node}` : undefined,
      );
    });
  }
});
