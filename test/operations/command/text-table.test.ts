import { expect } from "chai";
import { formatTable } from "../../../operations/command/text-table";

describe("a table", () => {
  it("fits its columns to their cells, right-aligns numbers and has no trailing blanks", () => {
    const rows = [
      ["name", "count", "why"],
      ["a", "1000", "because"],
      ["longest", "1", "so"],
    ];

    expect(formatTable(rows, ["left", "right", "left"])).to.deep.equal([
      "name     count  why",
      "a         1000  because",
      "longest      1  so",
    ]);
  });

  it("can have more rows than a call can have arguments", () => {
    const rows = [...Array.from({ length: 200_000 }, () => ["a", "b"]), ["longest", "c"]];

    const table = formatTable(rows, ["left", "left"]);

    expect([table.length, table[0]]).to.deep.equal([200_001, "a        b"]);
  });

  it("is coloured after alignment", () => {
    const rows = [["a"], ["bb"]];

    expect(formatTable(rows, ["right"], (cell, row) => `<${row}${cell}>`)).to.deep.equal([
      "<0 a>",
      "<1bb>",
    ]);
  });
});
