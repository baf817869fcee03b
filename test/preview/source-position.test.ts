import { expect } from "chai";
import { locateSource, parseSourcePosition } from "../../preview/source-position";

describe("the place in a program", () => {
  it("is read from a state", () => {
    expect(parseSourcePosition("project:///infra/functions.ts#62,14")).to.deep.equal({
      file: "infra/functions.ts",
      line: 62,
      column: 14,
    });
    expect(parseSourcePosition("project:///__main__.py#3")).to.deep.equal({
      file: "__main__.py",
      line: 3,
      column: 1,
    });
  });

  for (const position of [
    undefined,
    "",
    "index.ts#1,2",
    "project:///../sdk/index.ts#1,2",
    "project:///node_modules/@pulumi/pulumi/stack.ts#38,19",
  ]) {
    it(`is undefined for ${position}`, () => {
      expect(parseSourcePosition(position)).to.equal(undefined);
    });
  }

  it("is relative to the project in a registration", () => {
    const at = { line: 4, column: 2 };
    expect(locateSource("/home/me/shop", { uri: "file:///home/me/shop/a%20b.ts", ...at })).to.eql({
      file: "a b.ts",
      line: 4,
      column: 2,
    });
    expect(locateSource("/home/me/shop", { uri: "/home/me/other/a.ts", ...at })).to.equal(
      undefined,
    );
    expect(locateSource("/home/me/shop", undefined)).to.equal(undefined);
  });
});
